import type { Terms } from '@hourtab/contract/terms'
import type { Day } from '@hourtab/domain/calendar'
import { cycleOn } from '@hourtab/domain/cycle'
import type { Clock } from '../../platform/clock.ts'
import { problems } from '../../platform/problem.ts'
import { needOpenCycle, needSameClosedCycles } from '../balance/closed-cycles.ts'
import { needReadableDay } from '../balance/within-reach.ts'
import type { LedgerRecord } from './queries.ts'

const byDay = (a: Terms, b: Terms) => (a.from < b.from ? -1 : 1)

/** A retainer with terms set from a cycle's first day on, in place of any that begin on the same day; cycles before it keep theirs. */
export function withTerms(record: LedgerRecord, clock: Clock, given: Terms): LedgerRecord {
  const { from } = given
  if (from < record.startsOn) throw problems.invalidInput([{ pointer: '#/from', detail: `The retainer begins on ${record.startsOn}` }])
  needReadableDay(from, '#/from', { clock, timeZone: record.timeZone })
  needOpenCycle(record, clock, from, 'Choose the first day of an open one.')
  const { startsOn } = cycleOn(record, from)
  if (from !== startsOn)
    throw problems.notACycleStart([{ pointer: '#/from', detail: `The cycle that holds this day begins on ${startsOn}.` }])
  return { ...record, terms: [...record.terms.filter((each) => each.from !== from), given].toSorted(byDay) }
}

/** A retainer without the terms that begin on a day, so that those before them go on. Throws 409 for the first, and for those of closed cycles. */
export function withoutTerms(record: LedgerRecord, clock: Clock, from: Day): LedgerRecord {
  const at = record.terms.findIndex((each) => each.from === from)
  if (at === -1) throw problems.notFound('set of terms')
  needOpenCycle(record, clock, from, 'What was agreed for it stays.')
  if (at === 0) throw problems.firstTerms()
  const after = { ...record, terms: record.terms.toSpliced(at, 1) }
  needSameClosedCycles(record, after)
  return after
}

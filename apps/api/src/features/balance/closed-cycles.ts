import { formatRange, type Day } from '@hourtab/domain/calendar'
import { cycleOn } from '@hourtab/domain/cycle'
import { ledger } from '@hourtab/domain/ledger'
import { closedThrough } from '@hourtab/domain/ledger-closed'
import { todayIn, type Clock } from '../../platform/clock.ts'
import { problems } from '../../platform/problem.ts'
import type { LedgerRecord } from '../retainers/queries.ts'
import { ledgerInputOf } from './read-balance.ts'

/** Whether the cycle that begins on a day is closed. */
export const isClosed = ({ closed }: LedgerRecord, cycleStartsOn: Day): boolean => cycleStartsOn <= (closedThrough(closed) ?? '')

/** Throws 409 where the cycle that holds a day is closed; `otherwise` says what can be done instead. */
export function needOpenCycle(record: LedgerRecord, clock: Clock, day: Day, otherwise: string): void {
  if (day < record.startsOn || day > (closedThrough(record.closed) ?? '')) return
  const { startsOn, endsOn } = cycleOn(record, day)
  throw problems.cycleClosed(`The cycle ${formatRange(startsOn, endsOn, todayIn(clock, record.timeZone))} is closed. ${otherwise}`)
}

/** Throws 409 where closed cycles would come out differently than before: nothing that is agreed later alters what was printed. */
export function needSameClosedCycles(before: LedgerRecord, after: LedgerRecord): void {
  const through = closedThrough(before.closed)
  if (through === undefined) return
  const anew = (record: LedgerRecord) => JSON.stringify(ledger({ ...ledgerInputOf(record), closed: [], through }))
  if (anew(before) !== anew(after))
    throw problems.cycleClosed(`Cycles are closed through ${through}, and this would change them. An owner can open the newest one again.`)
}

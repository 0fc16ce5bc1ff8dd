import type { RetainerChange } from '@hourtab/contract/retainers'
import type { Day } from '@hourtab/domain/calendar'
import type { Terms } from '@hourtab/domain/ledger'
import { closedThrough } from '@hourtab/domain/ledger-closed'
import type { Context } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { needSameClosedCycles } from '../balance/closed-cycles.ts'
import { cycleStartOf } from '../balance/read-balance.ts'
import { needStartDay } from '../balance/within-reach.ts'
import { daysWorked, firstDayWorked } from '../entries/queries.ts'
import type { LedgerRecord } from './queries.ts'

/** A retainer as a change of its schedule leaves it, with what each cycle holds then; nothing is written. Throws what the change would throw. */
export async function rescheduled(ctx: Context, record: LedgerRecord, change: RetainerChange): Promise<LedgerRecord> {
  const { hourlyRate: _rate, updates: _updates, ...schedule } = change
  const terms = change.startsOn ? await movedTerms(ctx, record, change.startsOn) : record.terms
  const moved = { ...record, ...schedule, terms }
  const through = closedThrough(record.closed)
  const days = await daysWorked(ctx.db, ctx.actor.workspaceId, record.id, { counts: moved.counts, after: through })
  const totals = new Map(record.totals.filter((each) => each.cycleStartsOn <= (through ?? '')).map((each) => [each.cycleStartsOn, each]))
  for (const { day, usedSeconds, entryCount } of days) {
    const cycleStartsOn = cycleStartOf(moved, day)
    const sofar = totals.get(cycleStartsOn) ?? { usedSeconds: 0, entryCount: 0 }
    totals.set(cycleStartsOn, {
      cycleStartsOn,
      usedSeconds: sofar.usedSeconds + usedSeconds,
      entryCount: sofar.entryCount + entryCount,
      lastWorkedOn: day,
    })
  }
  const after = { ...moved, totals: [...totals.values()] }
  needSameClosedCycles(record, after)
  return after
}

/** The terms of a retainer that begins on another day: what is in force on it is in force from it on, so there are always some, and no older ones. */
export async function movedTerms({ db, actor, clock }: Context, record: LedgerRecord, to: Day): Promise<Terms[]> {
  if (to === record.startsOn) return record.terms
  needStartDay(to, { clock, timeZone: record.timeZone })
  const first = await firstDayWorked(db, actor.workspaceId, record.id)
  if (first && first < to)
    throw problems.invalidInput([{ pointer: '#/startsOn', detail: `Work is logged from ${first} on; begin on that day or before` }])
  const at = Math.max(
    0,
    record.terms.findLastIndex(({ from }) => from <= to),
  )
  return [{ ...record.terms[at]!, from: to }, ...record.terms.slice(at + 1)]
}

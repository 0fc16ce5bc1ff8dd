// A pause is counted in whole cycles: those that begin within it have no cap. The grid goes on under it, so that a retainer resumes on the
// days it would have reset on anyway.

import type { Day } from './calendar.ts'
import { cycleAfter, cycleFrom, cycleOn, type Cycle, type Schedule } from './cycle.ts'
import type { CarriedLot } from './ledger.ts'

/** Cycles that begin on `from` or later, and before `until`, have no cap; `until` is null while nobody has said when it ends. */
export type Pause = { from: Day; until: Day | null }

/** The pause that a cycle begins in, if it begins in one. */
export const pauseOf = (pauses: readonly Pause[], { startsOn }: Pick<Cycle, 'startsOn'>): Pause | undefined =>
  pauses.find(({ from, until }) => from <= startsOn && (until === null || startsOn < until))

/** The first day of the first cycle without a cap. A pause whose day no longer begins a cycle holds from the next one on. */
export const pausedSince = (schedule: Schedule, { from }: Pause): Day => cycleFrom(schedule, from).startsOn

/** Carried hours wait out a pause: opening a paused cycle, each lot is usable for one cycle more. */
export const waiting = (schedule: Schedule, lots: readonly CarriedLot[]): CarriedLot[] =>
  lots.map((lot) => {
    if (lot.expiresOn === null) return lot
    return { ...lot, expiresOn: cycleAfter(schedule, cycleOn(schedule, lot.expiresOn), 1).endsOn }
  })

/** What stands beside a cycle in place of its reset: since when it is paused and when that ends, or that a pause begins with the next one. */
export type Turn = { pausedSince?: Day; resumesOn?: Day; pausesOn?: Day }

/** How pauses touch a cycle. What lies behind is told as it was; what was to come and has come, no more. */
export function turnOf(schedule: Schedule, pauses: readonly Pause[], cycle: Cycle, today: Day): Turn {
  const own = pauseOf(pauses, cycle)
  if (!own) return cycle.resetsOn > today && pauseOf(pauses, { startsOn: cycle.resetsOn }) ? { pausesOn: cycle.resetsOn } : {}
  const resumesOn = own.until === null ? undefined : cycleFrom(schedule, own.until).startsOn
  return { pausedSince: pausedSince(schedule, own), ...(resumesOn && resumesOn > today && { resumesOn }) }
}

// Closing: what a statement froze is never computed again, and work that surfaces later counts in the oldest cycle that is open.

import { addDays, dayAfter, type Day } from './calendar.ts'
import { cycleOn, type Cycle, type Schedule } from './cycle.ts'
import { lineOn, termsOn, type LedgerInput, type LedgerLine, type Surplus } from './ledger.ts'

/** A cycle as its statement froze it: its line, and what its terms hand over to the next cycle. */
export type ClosedCycle = { line: LedgerLine; surplus: Surplus; deficit: boolean }

/** The last day that is closed; undefined while no cycle is. Closed cycles come oldest first. */
export const closedThrough = (closed: readonly ClosedCycle[]): Day | undefined => closed.at(-1)?.line.cycle.endsOn

/** The oldest cycle that is open, `through` being the last closed day if there is one. */
export const oldestOpen = (schedule: Schedule, through: Day | undefined): Cycle =>
  cycleOn(schedule, through === undefined ? schedule.startsOn : dayAfter(through))

/**
 * The cycle that work of a day counts in: its own, or the oldest open one when its own is closed, `through` being the last closed day.
 * Throws a RangeError before the retainer starts.
 */
export function postedTo(schedule: Schedule, through: Day | undefined, day: Day): Cycle {
  const own = cycleOn(schedule, day)
  return through !== undefined && day <= through ? oldestOpen(schedule, through) : own
}

/** Whether work was done in an earlier cycle than the one it counts in. */
export const isLate = ({ workedOn, cycleStartsOn }: { workedOn: Day; cycleStartsOn: Day }): boolean => workedOn < cycleStartsOn

/** The oldest open cycle as closing it freezes it. */
export function freeze(input: LedgerInput): ClosedCycle {
  const cycle = oldestOpen(input.schedule, closedThrough(input.closed ?? []))
  const { surplus, deficit } = termsOn(input.terms, cycle.startsOn)
  return { line: lineOn(input, cycle.startsOn), surplus, deficit }
}

/** The first day on which the oldest open cycle is closed by itself: so many days after the day it resets. */
export const closesOn = (schedule: Schedule, through: Day | undefined, afterDays: number): Day =>
  addDays(oldestOpen(schedule, through).resetsOn, afterDays)

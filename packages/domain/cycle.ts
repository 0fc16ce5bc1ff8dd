// When cycles begin. The grid is `resetDay` in the month of `startsOn` and every cadence after it, clamped to the length of each month
// from the original `resetDay`: a 31 that became Feb 28 is the 31st again in March.

import { dayBefore, daysBetween, daysInMonth, dayOf, partsOf, type Day } from './calendar.ts'
import type { Seconds } from './hours.ts'

/** How a retainer's cycles follow one another; `resetDay` is 1 to 31. */
export type Schedule = { startsOn: Day; cadence: 'monthly' | 'quarterly'; resetDay: number; firstCycle: 'full' | 'prorated' }

/** First and last day of a cycle, and the first day of the next one. */
export type Cycle = { startsOn: Day; endsOn: Day; resetsOn: Day }

/** The cycle that holds the day. Throws a RangeError before the retainer starts. */
export function cycleOn(schedule: Schedule, day: Day): Cycle {
  if (day < schedule.startsOn) throw new RangeError(`${day} is before the retainer starts on ${schedule.startsOn}`)
  return cycleAt(schedule, indexOf(schedule, day))
}

/** The cycle after this one. */
export const nextCycle = (schedule: Schedule, cycle: Cycle): Cycle => cycleOn(schedule, cycle.resetsOn)

/** The cycle `n` cycles after this one, `n` being 0 or more. */
export const cycleAfter = (schedule: Schedule, cycle: Cycle, n: number): Cycle => cycleAt(schedule, indexOf(schedule, cycle.startsOn) + n)

/** The first cycle that begins on the day or after it. */
export function cycleFrom(schedule: Schedule, day: Day): Cycle {
  const cycle = cycleOn(schedule, day < schedule.startsOn ? schedule.startsOn : day)
  return cycle.startsOn < day ? nextCycle(schedule, cycle) : cycle
}

/** Every cycle from the first through the one that holds the day, oldest first; none before the retainer starts. */
export function cyclesThrough(schedule: Schedule, day: Day): Cycle[] {
  if (day < schedule.startsOn) return []
  const first = indexOf(schedule, schedule.startsOn)
  return Array.from({ length: indexOf(schedule, day) - first + 1 }, (_, n) => cycleAt(schedule, first + n))
}

/** Whether a cycle of this retainer begins on the day. */
export const isCycleStart = (schedule: Schedule, day: Day): boolean => day >= schedule.startsOn && cycleOn(schedule, day).startsOn === day

/** The share of its cap that a cycle gets, in days, or undefined where it gets all: only a prorated first cycle can be shorter than its grid interval. */
export function shareOf(schedule: Schedule, cycle: Cycle): { days: number; ofDays: number } | undefined {
  if (schedule.firstCycle === 'full' || cycle.startsOn !== schedule.startsOn) return undefined
  const intervalStartsOn = gridDay(schedule, indexOf(schedule, cycle.startsOn))
  if (intervalStartsOn === cycle.startsOn) return undefined
  return { days: daysBetween(cycle.startsOn, cycle.resetsOn), ofDays: daysBetween(intervalStartsOn, cycle.resetsOn) }
}

/** The cap of a cycle in seconds: `capSeconds`, or its share by days where it has one, rounded half up to a whole minute. */
export function capOf(schedule: Schedule, cycle: Cycle, capSeconds: Seconds): Seconds {
  const share = shareOf(schedule, cycle)
  return share ? Math.floor((2 * capSeconds * share.days + 60 * share.ofDays) / (120 * share.ofDays)) * 60 : capSeconds
}

function cycleAt(schedule: Schedule, index: number): Cycle {
  const opensOn = gridDay(schedule, index)
  const resetsOn = gridDay(schedule, index + 1)
  return { startsOn: opensOn < schedule.startsOn ? schedule.startsOn : opensOn, endsOn: dayBefore(resetsOn), resetsOn }
}

// Index 0 is the interval that opens in the month of `startsOn`; a retainer that starts before its reset day begins in interval -1.
function indexOf(schedule: Schedule, day: Day): number {
  const index = Math.floor((monthNumber(day) - monthNumber(schedule.startsOn)) / monthsOf(schedule))
  return gridDay(schedule, index) > day ? index - 1 : index
}

function gridDay(schedule: Schedule, index: number): Day {
  const number = monthNumber(schedule.startsOn) + index * monthsOf(schedule)
  const year = Math.floor(number / 12)
  const month = number - year * 12 + 1
  return dayOf(year, month, Math.min(schedule.resetDay, daysInMonth(year, month)))
}

const monthsOf = (schedule: Schedule) => (schedule.cadence === 'monthly' ? 1 : 3)

function monthNumber(day: Day): number {
  const [year, month] = partsOf(day)
  return year * 12 + month - 1
}

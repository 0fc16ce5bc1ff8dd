// Pace: when the hours run out if work goes on as it did. It says little and nothing early: a few days of work foretell nothing.

import { addDays, daysBetween, formatDay, type Day } from './calendar.ts'
import type { Cycle } from './cycle.ts'
import type { Seconds } from './hours.ts'

/** On how many days work must have been logged in a cycle before its pace is spoken of. */
export const leastLoggedDays = 5

const week = 7
const hour = 3600

/**
 * How a cycle goes: the day of it that today is, of how many; what is used a week so far; the day on which the hours run out at that pace,
 * null when they last to the reset or are used up; what is left for each week to the reset, null in the last week and when nothing is left.
 */
export type Pace = {
  day: number
  ofDays: number
  usedPerWeekSeconds: Seconds
  runsOutOn: Day | null
  leftPerWeekSeconds: Seconds | null
}

type Spent = { cycle: Cycle; usedSeconds: Seconds; leftSeconds: Seconds }

/** The pace of the cycle that today lies in. Undefined for other cycles, before there are enough logged days, and while nothing is used. */
export function paceOf({ cycle, usedSeconds, leftSeconds }: Spent, today: Day, loggedDays: number): Pace | undefined {
  if (today < cycle.startsOn || today > cycle.endsOn || loggedDays < leastLoggedDays || usedSeconds <= 0) return undefined
  const day = daysBetween(cycle.startsOn, today) + 1
  const daysToReset = daysBetween(today, cycle.resetsOn)
  const daysLeft = Math.ceil((leftSeconds * day) / usedSeconds)
  return {
    day,
    ofDays: daysBetween(cycle.startsOn, cycle.resetsOn),
    usedPerWeekSeconds: Math.round((usedSeconds * week) / day),
    runsOutOn: leftSeconds > 0 && daysLeft < daysToReset ? addDays(today, daysLeft) : null,
    leftPerWeekSeconds: leftSeconds > 0 && daysToReset > week ? Math.round((leftSeconds * week) / daysToReset) : null,
  }
}

/** `day 14 of 31 · at this pace the hours run out around Aug 21 · about 4 hours a week to the reset`; of what is used up it tells the pace alone. */
export function paceInWords(
  { day, ofDays, usedPerWeekSeconds, runsOutOn, leftPerWeekSeconds }: Pace,
  isUsedUp: boolean,
  today: Day,
): string {
  const parts = [`day ${day} of ${ofDays}`]
  if (isUsedUp) parts.push(`${aWeek(usedPerWeekSeconds)} so far`)
  else
    parts.push(
      runsOutOn ? `at this pace the hours run out around ${formatDay(runsOutOn, today)}` : 'at this pace the hours last to the reset',
    )
  if (leftPerWeekSeconds !== null) parts.push(`${aWeek(leftPerWeekSeconds)} to the reset`)
  return parts.join(' · ')
}

// Whole hours, and halves where an hour more or less is much: a pace is no measurement.
function aWeek(seconds: Seconds): string {
  const halves = Math.round((2 * seconds) / hour)
  const hours = halves < 6 ? halves / 2 : Math.round(seconds / hour)
  if (hours === 0) return 'less than half an hour a week'
  return `about ${hours} ${hours === 1 ? 'hour' : 'hours'} a week`
}

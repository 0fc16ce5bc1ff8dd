// What a retainer's calendar holds: when its hours begin anew, pause and resume, and when a cycle is closed.

import { addDays, dayOf, daysInMonth, partsOf, type Day } from './calendar.ts'
import { capOf, cycleOn, cyclesThrough, type Cycle, type Schedule } from './cycle.ts'
import type { Seconds } from './hours.ts'
import { termsOn, type Terms } from './ledger.ts'
import { closedThrough, oldestOpen, type ClosedCycle } from './ledger-closed.ts'
import { pauseOf, type Pause } from './pause.ts'

/**
 * A date of a retainer. A reset or the end of a pause brings the hours of the cycle that begins; a cycle can be closed (`toClose`) from the day
 * after its last one on, or closes by itself.
 */
export type DateAhead =
  | { kind: 'resets' | 'resumes'; on: Day; cycle: Cycle; capSeconds: Seconds }
  | { kind: 'pauses' | 'toClose' | 'closesByItself'; on: Day; cycle: Cycle }

type Given = {
  schedule: Schedule
  terms: readonly Terms[]
  pauses: readonly Pause[]
  closed: readonly ClosedCycle[]
  /** Days after its end on which a cycle is closed by itself; null where a person closes it. */
  closesAfterDays: number | null
  /** First days of cycles that were closed and opened again: those a person closes. */
  reopened: readonly Day[]
}

const monthsAhead = 13

/** The dates of a retainer from the first day of today's cycle through 13 months ahead, with what is left to close of the cycles before; by day. */
export function datesAhead(given: Given, today: Day): DateAhead[] {
  const { schedule } = given
  const first = today < schedule.startsOn ? schedule.startsOn : today
  const present = cycleOn(schedule, first)
  const coming = cyclesThrough(schedule, monthsAfter(first, monthsAhead)).filter(({ startsOn }) => startsOn >= present.startsOn)
  const turns = coming.flatMap((cycle) => turnOfCycle(given, cycle))
  return [...turns, ...closings(given, present, today)].toSorted((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)))
}

function turnOfCycle({ schedule, terms, pauses }: Given, cycle: Cycle): DateAhead[] {
  const { startsOn: on } = cycle
  // The first cycle begins, and resets nothing.
  const before = on === schedule.startsOn ? undefined : cycleOn(schedule, addDays(on, -1))
  const wasPaused = before !== undefined && pauseOf(pauses, before) !== undefined
  if (pauseOf(pauses, cycle)) return before === undefined || wasPaused ? [] : [{ kind: 'pauses', on, cycle }]
  if (!before) return []
  return [{ kind: wasPaused ? 'resumes' : 'resets', on, cycle, capSeconds: capOf(schedule, cycle, termsOn(terms, on).capSeconds) }]
}

// Cycles are closed one after the other: by hand the oldest is the one to do, by themselves each has its day.
function closings({ schedule, closed, closesAfterDays, reopened }: Given, present: Cycle, today: Day): DateAhead[] {
  const oldest = oldestOpen(schedule, closedThrough(closed))
  const open = cyclesThrough(schedule, present.startsOn).filter(({ startsOn }) => startsOn >= oldest.startsOn)
  const isByHand = closesAfterDays === null || reopened.includes(oldest.startsOn)
  if (isByHand) return oldest.endsOn < today ? [{ kind: 'toClose', on: oldest.resetsOn, cycle: oldest }] : []
  return open.map((cycle) => ({ kind: 'closesByItself', on: addDays(cycle.resetsOn, closesAfterDays), cycle }))
}

function monthsAfter(day: Day, months: number): Day {
  const [year, month, date] = partsOf(day)
  const number = year * 12 + month - 1 + months
  const [toYear, toMonth] = [Math.floor(number / 12), (number % 12) + 1]
  return dayOf(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)))
}

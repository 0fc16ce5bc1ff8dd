// A balance is only as good as its last update: the rhythm a PM promises, and the day the next one is due.

import { addDays, formatDay, formatWeekday, daysBetween, weekdayName, weekdayOf, type Day } from './calendar.ts'

/** How often a PM promises to bring the log up to date: once a week by the end of one weekday (1 is Monday), or by the end of each working day. */
export type Rhythm = { every: 'week'; weekday: number } | { every: 'day' }

const saturday = 6

/** The weekdays by name, Monday first. */
export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** `every week on Friday`, `every working day`. */
export const promiseInWords = (rhythm: Rhythm): string =>
  rhythm.every === 'day' ? 'every working day' : `every week on ${weekdays[rhythm.weekday - 1]}`

/** The first day after `day` by whose end an update is promised. */
export function dueAfter(rhythm: Rhythm, day: Day): Day {
  let due = addDays(day, 1)
  while (rhythm.every === 'week' ? weekdayOf(due) !== rhythm.weekday : weekdayOf(due) >= saturday) due = addDays(due, 1)
  return due
}

/** `next update due Fri`, with the date when it is a week away or more; once the day has passed, `update was due Fri, Aug 14`. */
export function dueInWords(dueOn: Day, today: Day): string {
  if (dueOn < today) return `update was due ${formatWeekday(dueOn, today)}`
  if (dueOn === today) return 'next update due today'
  return `next update due ${daysBetween(today, dueOn) < 7 ? weekdayName(dueOn) : formatDay(dueOn, today)}`
}

import { addDays, dayOf, daysBetween, daysInMonth, partsOf, weekdayOf, type Day } from '@hourtab/domain/calendar'
import type { NewGrant } from '@hourtab/contract/grants'
import { cycleAfter, cycleOn } from '@hourtab/domain/cycle'
import type { Engagement, Week } from './engagement.ts'

/** One line of work, on the day it was done. */
export type Worked = { day: Day; line: string; week: number }

/**
 * The weekday an engagement began on. Its reset day is that day of the month, so that whatever the date is, today lies as
 * far into the present cycle as the story wants, give or take a few days where months differ in length.
 */
export function startOf({ cyclesBehind, daysIntoCycle, retainer }: Engagement, today: Day): Day {
  const months = cyclesBehind * (retainer.cadence === 'quarterly' ? 3 : 1)
  const wanted = monthsBefore(addDays(today, -daysIntoCycle), months)
  const weekday = weekdayOf(wanted)
  return addDays(wanted, weekday === 6 ? -1 : weekday === 7 ? 1 : 0)
}

/** What was done from the first day through another, oldest first. */
export function workOf(engagement: Engagement, startsOn: Day, through: Day): Worked[] {
  const worked: Worked[] = []
  const monday = addDays(startsOn, 1 - weekdayOf(startsOn))
  for (const [week, lines] of weeksOf(engagement, Math.floor(daysBetween(monday, through) / 7) + 1).entries()) {
    for (const [weekday, line] of Object.entries(lines)) {
      const day = addDays(monday, 7 * week + Number(weekday) - 1)
      if (day >= startsOn && day <= through) worked.push({ day, line, week })
    }
  }
  return worked
}

/** The cycles of an engagement that began on a day. */
export const scheduleOf = ({ retainer }: Engagement, startsOn: Day) => ({ ...retainer, startsOn, resetDay: Number(startsOn.slice(8)) })

/** What was agreed on top of its cycles, each with the day on which that was. */
export function grantsOf(engagement: Engagement, startsOn: Day): { on: Day; grant: NewGrant }[] {
  const schedule = scheduleOf(engagement, startsOn)
  const cycleAt = (n: number) => cycleAfter(schedule, cycleOn(schedule, startsOn), n).startsOn
  return (engagement.agreed ?? []).map(({ inCycle, daysIntoCycle, hours, reason, agreedBy, lentCyclesLater }) => {
    const cycleStartsOn = cycleAt(inCycle)
    const borrowedFrom = lentCyclesLater === undefined ? null : cycleAt(inCycle + lentCyclesLater)
    return { on: addDays(cycleStartsOn, daysIntoCycle), grant: { cycleStartsOn, seconds: hours * 3600, reason, agreedBy, borrowedFrom } }
  })
}

function weeksOf({ phases }: Engagement, count: number): Week[] {
  const weeks = phases.flatMap(({ weeks, rhythm }) => Array.from({ length: weeks }, (_, n) => rhythm[n % rhythm.length]!))
  return weeks.slice(0, count)
}

function monthsBefore(day: Day, months: number): Day {
  const [year, month, date] = partsOf(day)
  const number = year * 12 + month - 1 - months
  const [inYear, inMonth] = [Math.floor(number / 12), (number % 12) + 1]
  return dayOf(inYear, inMonth, Math.min(date, daysInMonth(inYear, inMonth)))
}

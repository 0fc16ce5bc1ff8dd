import { addDays, dayOf, daysInMonth, partsOf, type Day } from '@hourtab/domain/calendar'
import { todayIn, type Clock } from '../../platform/clock.ts'
import { problems } from '../../platform/problem.ts'

// A ledger has a line for every cycle from a retainer's start to the day it is read for, so one mistyped year would make
// every later reading of that retainer slow. Days are kept where people work: nobody logs, plans or looks further.
const workDays = 366
const readYears = 5
const startYears = 50

type Where = { clock: Clock; timeZone: string }

/** The last day that work can be logged on: a year ahead. */
export const lastWorkDay = ({ clock, timeZone }: Where): Day => addDays(todayIn(clock, timeZone), workDays)

/** Throws 422 for work on a day more than a year ahead. */
export const needWorkDay = (day: Day, where: Where): void => refuseAfter(lastWorkDay(where), day, '#/workedOn')

/** The last day that a balance is read for and anything is agreed for: five years ahead. */
export const lastReadableDay = ({ clock, timeZone }: Where): Day => yearsFrom(todayIn(clock, timeZone), readYears)

/** Throws 422 for a day that no balance is read for and no terms are agreed from: more than five years ahead. */
export const needReadableDay = (day: Day, pointer: string, where: Where): void => refuseAfter(lastReadableDay(where), day, pointer)

/** Throws 422 for a retainer that begins more than five years ahead or fifty years ago. */
export function needStartDay(day: Day, where: Where): void {
  needReadableDay(day, '#/startsOn', where)
  const first = yearsFrom(todayIn(where.clock, where.timeZone), -startYears)
  if (day < first) throw problems.invalidInput([{ pointer: '#/startsOn', detail: `Choose ${first} or a later day` }])
}

function refuseAfter(last: Day, day: Day, pointer: string): void {
  if (day > last) throw problems.invalidInput([{ pointer, detail: `Choose ${last} or an earlier day` }])
}

function yearsFrom(day: Day, years: number): Day {
  const [year, month, date] = partsOf(day)
  return dayOf(year + years, month, Math.min(date, daysInMonth(year + years, month)))
}

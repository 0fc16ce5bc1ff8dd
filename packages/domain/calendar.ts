// The proleptic Gregorian calendar on plain strings. A day is where a retainer's client stands, so no zone and no clock can shift it:
// `YYYY-MM-DD` compares as text, and arithmetic goes through the count of days since 1970-01-01.

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const pad = (n: number, width: number) => String(n).padStart(width, '0')
const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** How many days a month has; months count from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Whether the text is exactly `YYYY-MM-DD` and names a day that exists, from 1900 to 2999. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const [year, month, date] = partsOf(text)
  return year >= 1900 && year <= 2999 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month)
}

/** Writes year, month (from 1) and date as a day. Nothing is checked: parts that name no day give a text that `isDay` refuses. */
export const dayOf = (year: number, month: number, date: number): Day => `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`

/** Year, month (from 1) and date of a day. */
export const partsOf = (day: Day): [year: number, month: number, date: number] => [
  Number(day.slice(0, 4)),
  Number(day.slice(5, 7)),
  Number(day.slice(8, 10)),
]

/** The day `n` days later; a negative `n` goes back. */
export const addDays = (day: Day, n: number): Day => fromDayNumber(dayNumber(day) + n)

/** The day before. */
export const dayBefore = (day: Day): Day => addDays(day, -1)

/** The day after. */
export const dayAfter = (day: Day): Day => addDays(day, 1)

/** How many days `to` lies after `from`: 0 for the same day, negative when it lies before. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from)

/** The weekday as ISO 8601 counts it: 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: Day): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1

/** `Aug 1`, or `Aug 1, 2027` when it is not today's year. */
export function formatDay(day: Day, today: Day): string {
  const [year] = partsOf(day)
  return year === partsOf(today)[0] ? monthAndDate(day) : `${monthAndDate(day)}, ${year}`
}

/** `Tue`. */
export const weekdayName = (day: Day): string => weekdayNames[weekdayOf(day) - 1]!

/** The Monday of a day's week. */
export const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day))

/** `Tue, Aug 12`, with the year when it is not today's. */
export const formatWeekday = (day: Day, today: Day): string => `${weekdayName(day)}, ${formatDay(day, today)}`

/** `Jul 15 – Aug 14`, `Jun 1 – 30`, or one day alone; a year that is not today's stands once, unless the two ends differ in it. */
export function formatRange(startsOn: Day, endsOn: Day, today: Day): string {
  if (startsOn === endsOn) return formatDay(startsOn, today)
  if (startsOn.slice(0, 4) !== endsOn.slice(0, 4)) return `${formatDay(startsOn, today)} – ${formatDay(endsOn, today)}`
  const end = formatDay(endsOn, today)
  const isOneMonth = startsOn.slice(0, 7) === endsOn.slice(0, 7)
  return `${monthAndDate(startsOn)} – ${isOneMonth ? end.slice(4) : end}`
}

const monthAndDate = (day: Day) => `${monthNames[partsOf(day)[1] - 1]} ${partsOf(day)[2]}`

// Years that begin on March 1 put the leap day last, and 400 of them are always 146,097 days
// (Howard Hinnant, "chrono-compatible low-level date algorithms": days_from_civil and civil_from_days).
function dayNumber(day: Day): number {
  const [year, month, date] = partsOf(day)
  const y = month > 2 ? year : year - 1
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_469
}

function fromDayNumber(number: number): Day {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const date = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return dayOf(yearOfEra + era * 400 + (month > 2 ? 0 : 1), month, date)
}

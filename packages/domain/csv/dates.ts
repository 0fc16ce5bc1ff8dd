import { dayOf, isDay, type Day } from '../calendar.ts'

export type DateOrder = 'MDY' | 'DMY'
export const orders: readonly DateOrder[] = ['MDY', 'DMY']

/** A date as it stands in a cell: a day, or two numbers whose order only the whole file can tell. `time` is what follows it. */
export type WrittenDate = { day: Day; time: string } | { first: number; second: number; year: number; isDotted: boolean; time: string }

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const longestDate = 60
const hardSpace = /[\u00a0\u2009\u202f]/g

const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ,]\s*(.*))?$/
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)(?:[T ,]\s*(.*))?$/
const monthFirst = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:[ ,]\s*(.*))?$/i
const dayFirst = /^(\d{1,2})[-. ]{1,2}([a-z]{3,9})[-., ]{1,2}(\d{4}|\d\d)(?:[ ,]\s*(.*))?$/i
const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]{0,2}\s+/i

/** Reads what trackers and sheets write: `2026-03-04`, `3/4/26`, `04.03.2026`, `Mar 4, 2026`, `4-Mar-26`, each with or without a time. */
export function readDate(cell: string): WrittenDate | undefined {
  if (cell.length > longestDate) return undefined
  const text = cell.trim().replace(hardSpace, ' ').replace(weekday, '')
  const iso = yearFirst.exec(text)
  if (iso) return known(Number(iso[1]), Number(iso[3]), Number(iso[4]), iso[5])
  const numbers = yearLast.exec(text)
  if (numbers) return undecided(Number(numbers[1]), Number(numbers[3]), fullYear(numbers[4]), numbers[2] === '.', numbers[5])
  const american = monthFirst.exec(text)
  if (american) return known(Number(american[3]), monthOf(american[1]), Number(american[2]), american[4])
  const named = dayFirst.exec(text)
  return named ? known(fullYear(named[3]), monthOf(named[2]), Number(named[1]), named[4]) : undefined
}

/** The day a written date names in that order; undefined when there is no such day. */
export function dayIn(written: WrittenDate, order: DateOrder): Day | undefined {
  if ('day' in written) return written.day
  const { first, second, year } = written
  const day = order === 'MDY' ? dayOf(year, first, second) : dayOf(year, second, first)
  return isDay(day) ? day : undefined
}

/** The day of a cell: in the order of its file or, while that is open, only where both orders name the same day. */
export function settledDay(cell: string, order: DateOrder | null): Day | undefined {
  const written = readDate(cell)
  if (!written) return undefined
  const day = dayIn(written, order ?? 'MDY')
  return order !== null || day === dayIn(written, 'DMY') ? day : undefined
}

const dayAndMonth = /^\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,9})\.?$|^[a-z]{3,9}\.? \d{1,2}$/i
const onlyWeekday = /^(?:mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday|s|rs)?$/i

/** Whether the name of a column is a day, as in reports with one column for each: `2026-03-08`, `02/Mar`, `Mon 3/24`, `Tuesday`. */
export const isDayHeading = (cell: string): boolean => {
  if (cell.length > longestDate) return false
  const text = cell.trim()
  return onlyWeekday.test(text) || dayAndMonth.test(text.replace(weekday, '')) || readDate(text) !== undefined
}

const fullYear = (year = ''): number => Number(year.length === 2 ? `20${year}` : year)
const monthOf = (name = ''): number => months.indexOf(name.slice(0, 3).toLowerCase()) + 1

// A tracker knows no work before 2000; a sheet that read a number as a clock time gives days in 1970.
const isPlausible = (year: number): boolean => year >= 2000 && year < 2100

function known(year: number, month: number, date: number, time = ''): WrittenDate | undefined {
  const day = dayOf(year, month, date)
  return isPlausible(year) && isDay(day) ? { day, time } : undefined
}

function undecided(first: number, second: number, year: number, isDotted: boolean, time = ''): WrittenDate | undefined {
  const written = { first, second, year, isDotted, time }
  return isPlausible(year) && (dayIn(written, 'MDY') ?? dayIn(written, 'DMY')) ? written : undefined
}

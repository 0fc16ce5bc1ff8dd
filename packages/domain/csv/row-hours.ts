import type { Day } from '../calendar.ts'
import type { Seconds } from '../hours.ts'
import { short } from './clean-text.ts'
import { readDate } from './dates.ts'
import type { Dialect, Field } from './dialect.ts'
import { readDuration, readInUnit, readMinutes, secondsOfDay, spanOf } from './durations.ts'
import type { Moments } from './moments.ts'
import type { Cells, Reading } from './reading.ts'
import { stillRunning } from './skips.ts'

/** Seconds since midnight at which an entry starts, from its own column or from the time beside the date. */
export const startOf = (cells: Cells, { time }: Pick<Moments, 'time'>): Seconds | undefined =>
  time(cells('startTime')) ?? time(cells('date'))

/**
 * The time a row stands for, or why it has none. What the tracker wrote as duration is what was billed; start and end count only where
 * there is no duration, because pauses and rounding make them differ.
 */
export function secondsOf(cells: Cells, workedOn: Day, reading: Reading): Seconds | string {
  const { columns, header } = reading.layout
  const written = writtenHours(cells, reading)
  if (written !== undefined && written !== 0) return written
  const start = startOf(cells, reading.moments)
  const hasNoEnd = columns.endTime !== undefined && cells('endTime') === ''
  if (written === 0) return hasNoEnd && start !== undefined ? stillRunning : 0
  const end = reading.moments.time(cells('endTime'))
  if (start !== undefined && end !== undefined) return spanOf(start, end, workedOn, endDayOf(cells, reading))
  if (hasNoEnd) return stillRunning
  return `no hours in “${header[columns.duration ?? columns.decimal ?? columns.minutes ?? columns.endTime ?? -1]}”`
}

const longerByAtMost: Seconds = 3600

/**
 * The time from start to end, where what the tracker wrote is longer by more than the hour that a change of the clocks makes; undefined where
 * all is well. Less than from start to end is usual: pauses.
 */
export function tooShortSpan(cells: Cells, workedOn: Day, seconds: Seconds, reading: Reading): Seconds | undefined {
  const { moments } = reading
  const [start, end] = [startOf(cells, moments), moments.time(cells('endTime'))]
  if (start === undefined || end === undefined) return undefined
  const endsOn = endDayOf(cells, reading)
  const span = spanOf(start, end, workedOn, endsOn)
  const excess = endsOn === undefined ? (seconds - span) % secondsOfDay : seconds - span
  return excess > longerByAtMost && (endsOn !== undefined || excess < secondsOfDay / 2) ? span : undefined
}

/** The day on which a row says it ends. */
export const endDayOf = (cells: Cells, { moments }: Reading): Day | undefined =>
  moments.day(cells('endDate')) ?? moments.day(cells('endTime'))

/** What stands in the first filled column of hours; a text where that is no duration, undefined where all are empty. */
export function writtenHours(cells: Cells, { layout, hours, unit }: Reading): Seconds | string | undefined {
  const { columns, dialect, header } = layout
  const own = dialect.duration ?? readDuration
  const read = (cell: string) => (unit === 'hours' ? undefined : readInUnit(cell, unit)) ?? own(cell)
  const fields: [Field, (cell: string) => Seconds | undefined][] = [
    [hours, read],
    ['duration', read],
    ['decimal', readDuration],
    ['minutes', readMinutes],
  ]
  const [field, readCell] = fields.find(([candidate]) => cells(candidate) !== '') ?? []
  if (!field || !readCell) return undefined
  const seconds = readCell(cells(field))
  if (seconds === undefined) {
    const isDate = dayAndMonth.test(cells(field)) || readDate(cells(field)) !== undefined
    const why = isDate ? ': a spreadsheet seems to have made a date of it' : ''
    return `“${short(cells(field))}” in “${header[columns[field] ?? -1]}” is not a duration${why}`
  }
  return field === 'duration' && columns.minutes !== undefined ? withMinutes(seconds, readMinutes(cells('minutes')), dialect) : seconds
}

// What becomes of 22.5 where a point parts day and month: `22 May`.
const dayAndMonth = /^\d{1,2}[-. ]\p{L}{3,9}\.?$|^\p{L}{3,9}[-. ]\d{1,2}$/u

// Two columns, Hours and Minutes, are the two parts of a duration, unless both say the same.
function withMinutes(seconds: Seconds, minutes: Seconds | undefined, { minutesAreRest }: Dialect): Seconds {
  if (minutesAreRest) return seconds + (minutes ?? 0)
  if (minutes === undefined || minutes >= 3600 || seconds % 3600 !== 0) return seconds
  return Math.abs(seconds - minutes) <= 60 ? seconds : seconds + minutes
}

import type { Day } from '../calendar.ts'
import type { Seconds } from '../hours.ts'
import { short } from './clean-text.ts'
import { readDate, settledDay } from './dates.ts'
import type { Field } from './dialect.ts'
import { readDuration, readMinutes, readTime, spanOf } from './durations.ts'
import type { Cells, Reading } from './reading.ts'

/** Seconds since midnight at which an entry starts, from its own column or from the time beside the date. */
export const startOf = (cells: Cells): Seconds | undefined => timeIn(cells('startTime')) ?? readTime(readDate(cells('date'))?.time ?? '')

/**
 * The time a row stands for, or why it has none. What the tracker wrote as duration is what was billed; start and end count only where
 * there is no duration, because pauses and rounding make them differ.
 */
export function secondsOf(cells: Cells, workedOn: Day, { layout, order, hours }: Reading): Seconds | string {
  const { columns, dialect, header } = layout
  const read = dialect.duration ?? readDuration
  const fields: [Field, (cell: string) => Seconds | undefined][] = [
    [hours, read],
    ['duration', read],
    ['decimal', readDuration],
    ['minutes', readMinutes],
  ]
  const [field, readCell] = fields.find(([candidate]) => cells(candidate) !== '') ?? []
  if (field && readCell) {
    const seconds = readCell(cells(field))
    if (seconds === undefined) return `“${short(cells(field))}” in “${header[columns[field] ?? -1]}” is not a duration`
    return field === 'duration' && columns.minutes !== undefined ? withMinutes(seconds, readMinutes(cells('minutes'))) : seconds
  }
  const [start, end] = [startOf(cells), timeIn(cells('endTime'))]
  if (start !== undefined && end !== undefined)
    return spanOf(start, end, workedOn, settledDay(cells('endDate'), order) ?? settledDay(cells('endTime'), order))
  if (columns.endTime !== undefined && cells('endTime') === '') return 'still running'
  return `no hours in “${header[columns.duration ?? columns.decimal ?? columns.minutes ?? columns.endTime ?? -1]}”`
}

// Two columns, Hours and Minutes, are the two parts of a duration, unless both say the same.
function withMinutes(seconds: Seconds, minutes: Seconds | undefined): Seconds {
  if (minutes === undefined || minutes >= 3600 || seconds % 3600 !== 0) return seconds
  return Math.abs(seconds - minutes) <= 60 ? seconds : seconds + minutes
}

// Either a time alone or a date with a time.
const timeIn = (cell: string): Seconds | undefined => (cell === '' ? undefined : (readTime(cell) ?? readTime(readDate(cell)?.time ?? '')))

import type { Day } from '../calendar.ts'
import type { Seconds } from '../hours.ts'
import type { DateOrder } from './dates.ts'
import type { Field, Part, Unit } from './dialect.ts'
import type { Layout } from './header.ts'
import type { Moments } from './moments.ts'
import type { SheetRow } from './read.ts'

/** All that is the same for every row of a file. Without an order, rows whose date hangs on it wait. */
export type Reading = {
  layout: Layout
  order: DateOrder | null
  today: Day
  /** Which column of hours counts, where the file has two. */
  hours: 'duration' | 'rounded'
  unit: Unit
  localTime: LocalTime | undefined
  moments: Moments
  keyOf: (parts: readonly (string | number)[]) => string
}

/** Tells the day and the seconds since midnight where the person works from those in UTC. */
export type LocalTime = (utc: { day: Day; seconds: Seconds }) => { day: Day; seconds: Seconds }

/** The cell of a field. */
export type Cells = (field: Field) => string

const longestBlank = 40

/** The cells of a row by field; what is missing, or stands for nothing in this dialect, is empty. */
export function cellsOf({ cells }: SheetRow, { columns, paths, dialect }: Layout): Cells {
  const read = (column: number | undefined) => {
    const cell = column === undefined ? '' : (cells[column] ?? '').trim()
    return cell !== '' && cell.length <= longestBlank && dialect.blanks?.includes(cell.toLowerCase()) ? '' : cell
  }
  return (field: Field) => {
    const path = paths[field]
    if (!path) return read(columns[field])
    const steps = path.map(read).filter((cell) => cell !== '')
    return steps.length > 0 ? steps.join(' / ') : read(columns[field])
  }
}

/** The same row as one of its parts: its own hours, billable or not. */
export const partOf =
  (cells: Cells, part: Part): Cells =>
  (field) =>
    field === 'duration' ? cells(part.duration) : cells(field)

import type { Seconds } from '../hours.ts'
import type { Part } from './dialect.ts'
import { partOf, type Cells, type Reading } from './reading.ts'
import { writtenHours } from './row-hours.ts'

const leastApart: Seconds = 60

/** The entries that one row holds, where its hours stand in several columns; none where they stand in one, or do not add up. */
export function partsOf(cells: Cells, reading: Reading): Part[] {
  const { dialect, columns } = reading.layout
  const { parts = [] } = dialect
  if (cells('date') === '' || parts.some(({ duration }) => columns[duration] === undefined)) return []
  const filled = parts.filter(({ duration }) => /[1-9]/.test(cells(duration)))
  const whole = writtenHours(cells, reading)
  const isSum = whole === undefined || parts.some(({ duration }) => columns[duration] === columns.duration)
  return isSum || Math.abs(sumOf(filled, cells, reading) - Number(whole)) < leastApart ? filled : []
}

/** All hours that stand in a row, in one column or in several; undefined where none do. */
export function allHours(cells: Cells, reading: Reading): Seconds | undefined {
  const { parts = [] } = reading.layout.dialect
  if (parts.some(({ duration }) => cells(duration) !== '')) return sumOf(parts, cells, reading)
  const whole = writtenHours(cells, reading)
  return typeof whole === 'number' ? whole : undefined
}

function sumOf(parts: readonly Part[], cells: Cells, reading: Reading): Seconds {
  const hours = parts.map((part) => writtenHours(partOf(cells, part), reading))
  return hours.reduce<Seconds>((sum, seconds) => sum + (typeof seconds === 'number' ? seconds : 0), 0)
}

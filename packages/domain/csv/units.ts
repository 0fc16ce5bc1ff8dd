import type { Seconds } from '../hours.ts'
import type { Unit } from './dialect.ts'
import { readInUnit, secondsOfDay } from './durations.ts'
import type { Layout } from './header.ts'
import { timeIn } from './moments.ts'
import { cellsOf } from './reading.ts'
import type { SheetRow } from './read.ts'
import { startOf } from './row-hours.ts'
import { rowsPerStep, type Steps } from './steps.ts'

const longestPlausible: Seconds = 7 * secondsOfDay
const bare = /^-?[\d.,]{1,20}$/

/**
 * What the bare numbers of a file count: the one unit of its tracker or, of several, the one in which a number is the time between start and
 * end. A number with decimals counts hours. Where nothing tells, the first unit in which no entry is longer than a week.
 */
export function* decideUnit(rows: readonly SheetRow[], layout: Layout): Steps<Unit> {
  const { columns, header } = layout
  const { units = [unitInName(header[columns.duration ?? -1] ?? '')] } = layout.dialect
  const [first = 'hours'] = units
  if (units.length < 2 || columns.startTime === undefined || columns.endTime === undefined) return first
  let longest = ''
  for (const [at, row] of rows.entries()) {
    if (at % rowsPerStep === 0) yield
    const cells = cellsOf(row, layout)
    const cell = cells('duration')
    if (!bare.test(cell)) continue
    if (/[.,]/.test(cell)) return 'hours'
    if (Number(cell) > Number(longest)) longest = cell
    const [start, end] = [startOf(cells, { time: timeIn }), timeIn(cells('endTime'))]
    if (start === undefined || end === undefined || start === end) continue
    const fitting = units.filter((unit) => isNear(readInUnit(cell, unit) ?? Number.NaN, end - start))
    if (fitting.length === 1 && fitting[0]) return fitting[0]
  }
  return units.find((unit) => (readInUnit(longest || '0', unit) ?? 0) <= longestPlausible) ?? first
}

const names: [Unit, RegExp][] = [
  ['hours', /hours?|hrs?|stunden|heures|horas|uren/i],
  ['milliseconds', /(?:\b|_)(?:ms|millis|milliseconds?)(?:\b|_)/i],
  ['seconds', /(?:\b|_)(?:s|secs?|seconds|sekunden|secondes|segundos|seconden)(?:\b|_)/i],
]

/** What the name of a column says that its numbers count: `Duration (seconds)`. */
const unitInName = (name: string): Unit => names.find(([, pattern]) => pattern.test(name))?.[0] ?? 'hours'

// Without end dates a span is known but for whole days, and clock times are often cut to minutes.
function isNear(seconds: Seconds, span: Seconds): boolean {
  const apart = (((seconds - span) % secondsOfDay) + secondsOfDay) % secondsOfDay
  return Math.min(apart, secondsOfDay - apart) < 60
}

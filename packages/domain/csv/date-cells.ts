import { addDays, isDay, type Day } from '../calendar.ts'
import type { DateCell } from './date-order.ts'
import { readDate } from './dates.ts'
import type { Layout } from './header.ts'
import { cellsOf } from './reading.ts'
import type { SheetRow } from './read.ts'
import { rowsPerStep, type Steps } from './steps.ts'

const siblingRows = 200
const millisecondsOfDay = 86_400_000

/** Every distinct cell of the columns that share one order, once; in the first rows also a day that another column spells out. */
export function* dateCells(rows: SheetRow[], layout: Layout): Steps<DateCell[]> {
  const cells = new Map<string, DateCell>()
  for (const [at, row] of rows.entries()) {
    if (at % rowsPerStep === 0) yield
    const read = cellsOf(row, layout)
    for (const field of ['date', 'endDate'] as const) {
      const text = read(field)
      if (text === '' || cells.has(text)) continue
      const written = readDate(text)
      const sibling = at < siblingRows && written && !('day' in written) ? (dayOfInstant(read('instant')) ?? spelledOut(row)) : undefined
      if (written) cells.set(text, { text, written, line: row.line, sibling })
    }
  }
  return [...cells.values()]
}

const spelledOut = ({ cells }: SheetRow): Day | undefined => cells.map((cell) => cell.trim().slice(0, 10)).find((cell) => isDay(cell))

// Good to a day: the zone is not known, and a spreadsheet may have cut the number to `1.78E+12`.
function dayOfInstant(cell: string): Day | undefined {
  const days = Math.floor(Number(cell || Number.NaN) / millisecondsOfDay)
  return days > 10_957 && days < 47_482 ? addDays('1970-01-01', days) : undefined
}

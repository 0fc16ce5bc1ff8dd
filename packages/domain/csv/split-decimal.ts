import type { Layout } from './header.ts'
import type { SheetRow } from './read.ts'

/**
 * Why a file that separates with commas cannot be read, where it also writes hours with a comma and no quotation marks: `7,5` becomes two
 * cells, and nothing can tell which two. Undefined where every row has as many cells as there are columns.
 */
export function splitDecimal(rows: readonly SheetRow[], { header, width, columns }: Layout): string | undefined {
  const hours = columns.duration ?? columns.decimal
  if (hours === undefined) return undefined
  const nextIsHours = [columns.rounded, columns.minutes, columns.decimal].includes(hours + 1)
  const isSplit = ({ cells }: SheetRow) =>
    cells.length > width &&
    /^\s*\d{1,3}$/.test(cells[hours] ?? '') &&
    /^\d{1,4}\s*$/.test(cells[hours + 1] ?? '') &&
    (!nextIsHours || cells.slice(header.length).some((cell) => cell.trim() !== ''))
  const row = rows.find(isSplit)
  return (
    row &&
    `Line ${row.line} writes hours with a comma (${row.cells[hours]},${row.cells[hours + 1]}), and commas also part the columns. ` +
      'Export with semicolons, or with decimal points.'
  )
}

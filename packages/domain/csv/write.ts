import { guardFormula } from './clean-text.ts'

/**
 * Writes rows as CSV: commas, CRLF after every row, quotation marks where they are needed. In `textColumns` (counted from 0) a cell that
 * a spreadsheet would run as a formula gets an apostrophe, which `undoFormulaGuard` takes away; other columns hold numbers and days as they are.
 */
export function writeCsv(rows: readonly (readonly string[])[], textColumns: readonly number[]): string {
  const isText = new Set(textColumns)
  return rows.map((row) => `${row.map((cell, column) => quoted(isText.has(column) ? guardFormula(cell) : cell)).join(',')}\r\n`).join('')
}

// Also what another reader's guess at the delimiter, or a first line `sep=`, could misread.
const quoted = (cell: string): string => (/[",;\t\r\n\ufeff]|^\s|\s$|^sep=/i.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

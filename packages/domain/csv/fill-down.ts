import type { Field } from './dialect.ts'
import type { Layout } from './header.ts'
import type { SheetRow } from './read.ts'

/**
 * Gives each row what the rows of its group leave out because it stands in the first one; a heading or a total, which has no date, ends the
 * group. Rows must come in the order of the file.
 */
export function fillerOf({ dialect, columns }: Layout): (row: SheetRow) => SheetRow {
  const filled = (dialect.fillDown ?? []).flatMap((field: Field) => columns[field] ?? [])
  if (filled.length === 0) return (row) => row
  const above = new Map<number, string>()
  return (row) => {
    const cells = [...row.cells]
    const isEntry = columns.date === undefined || (cells[columns.date] ?? '').trim() !== ''
    for (const column of filled) {
      const own = cells[column] ?? ''
      if (own.trim() !== '' && isEntry) above.set(column, own)
      else if (own.trim() !== '') above.delete(column)
      else if (column < cells.length) cells[column] = above.get(column) ?? ''
    }
    return { ...row, cells }
  }
}

import { isDay } from '@hourtab/domain/calendar'
import type { Field } from '@hourtab/domain/csv/dialect'
import { findHeader, type Layout } from '@hourtab/domain/csv/header'
import { mapColumns } from '@hourtab/domain/csv/mapping'
import { readCsv, type SheetRow } from '@hourtab/domain/csv/read'

const unused: readonly Field[] = ['person', 'lastName']

// Of any other cell stays what the reader goes by: that it was filled, or held an address; a day written in full, which tells
// what 03/04/2026 in the next column means; and its line ends.
const trace = (cell: string): string => {
  const day = cell.trim().slice(0, 10)
  const mark = isDay(day) ? day : cell.includes('@') ? '@' : cell.trim() && '·'
  return mark + '\n'.repeat(lineEnds(cell))
}
const lineEnds = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0

/**
 * The file again, with only the cells that become entries: rates, amounts, names and addresses of people are never stored.
 * Every row stays on its line, so that what is said about a row later still names the line in the PM's own file.
 */
export function keepNeeded(text: string): string {
  const sheet = readCsv(text)
  if (sheet.refused) return ''
  const { at: headerAt, isKept } = neededOf(sheet.rows)
  // Only a first line `sep=;` is no row.
  let out = '\n'.repeat((sheet.rows[0]?.line ?? 1) - 1)
  for (const [at, row] of sheet.rows.entries()) {
    const cells = row.cells.map((cell, column) => (at === headerAt || (at > headerAt && isKept(column)) ? cell : trace(cell)))
    out += `${cells.map(quoted).join(sheet.delimiter)}\n`
  }
  return out
}

function neededOf(rows: readonly SheetRow[]): { at: number; isKept: (column: number) => boolean } {
  const known = findHeader(rows)
  if (known) {
    const kept = fieldsRead(known)
    return { at: known.at, isKept: (column) => kept.has(column) }
  }
  const mapped = mapColumns(rows, {})
  if (mapped.refused) return { at: -1, isKept: () => false }
  const { layout, questions } = mapped
  const kept = fieldsRead(layout)
  for (const { value } of questions.flatMap(({ choices }) => choices)) kept.add(Number(value) - 1)
  return { at: layout.at, isKept: (column) => kept.has(column) }
}

const fieldsRead = ({ columns, paths }: Layout): Set<number> => {
  const read = (Object.entries(columns) as [Field, number][]).filter(([field]) => !unused.includes(field))
  return new Set(read.flatMap(([field, column]) => [column, ...(paths[field] ?? [])]))
}

const quoted = (cell: string): string => (/[",;\t\r\n]|^$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

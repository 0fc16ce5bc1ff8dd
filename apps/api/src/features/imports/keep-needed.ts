import { isDay } from '@hourtab/domain/calendar'
import type { Field } from '@hourtab/domain/csv/dialect'
import { findHeader, type Layout } from '@hourtab/domain/csv/header'
import { mapColumns } from '@hourtab/domain/csv/mapping'
import { openCsv, type SheetRow } from '@hourtab/domain/csv/read'

const unused: readonly Field[] = ['person', 'lastName', 'tags']
// As far as a header is looked for, and the rows below it that tell what its columns hold.
const headRows = 100
const pieceRows = 500

// Of any other cell stays what the reader goes by: that it was filled, or held an address; a day written in full, which tells
// what 03/04/2026 in the next column means; and its line ends.
const trace = (cell: string): string => {
  if (cell === '') return ''
  const day = cell.trim().slice(0, 10)
  const mark = isDay(day) ? day : cell.includes('@') ? '@' : cell.trim() && '·'
  return /[\r\n]/.test(cell) ? mark + '\n'.repeat(lineEnds(cell)) : mark
}
const lineEnds = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0

/**
 * The file again, with only the cells that become entries: rates, amounts, names and addresses of people are never stored.
 * Every row stays on its line, so that what is said about a row later still names the line in the PM's own file. Piece by piece.
 */
export function* neededPieces(text: string): Generator<string> {
  const { delimiter, rows } = openCsv(text)
  const head: SheetRow[] = []
  while (head.length < headRows) {
    const { done, value } = rows.next()
    if (done) break
    head.push(value)
  }
  const { at: headerAt, isKept } = neededOf(head)
  const lineOf = ({ cells }: SheetRow, at: number) => {
    const kept = cells.map((cell, column) => quoted(at === headerAt || (at > headerAt && isKept(column)) ? cell : trace(cell)))
    return `${kept.join(delimiter)}\n`
  }
  // Only a first line `sep=;` is no row.
  yield '\n'.repeat((head[0]?.line ?? 1) - 1) + head.map(lineOf).join('')
  let piece: string[] = []
  let at = head.length
  for (const row of rows) {
    piece.push(lineOf(row, at++))
    if (piece.length < pieceRows) continue
    yield piece.join('')
    piece = []
  }
  yield piece.join('')
}

/** The same as one text. */
export const keepNeeded = (text: string): string => [...neededPieces(text)].join('')

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

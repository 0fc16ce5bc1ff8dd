import { headerName } from '@hourtab/domain/csv/dialect'
import type { Draft } from '@hourtab/domain/csv/draft-types'
import { readCsv } from '@hourtab/domain/csv/read'

const private_ =
  /mail|rate|amount|cost|price|earn|salary|wage|money|budget|currency|payroll|employee|staff|tax|vat|location|activity %|tarif|tarifa|betrag|preis|kosten|importe|valor|montant|prix/

/**
 * The file again, with only the cells the importer reads: rates, amounts and addresses are never stored. Every row stays
 * on its line, so that what is said about a row later still names the line in the PM's own file.
 */
export function keepNeeded(text: string, draft: Draft): string {
  const sheet = readCsv(text)
  if (sheet.refused) return ''
  const read = new Set(Object.values(draft.columns).map(headerName))
  const isStillAsked = draft.questions.some(({ kind }) => kind === 'mapping')
  const headerAt = sheet.rows.findIndex(({ cells }) => [...read].every((name) => cells.some((cell) => headerName(cell) === name)))
  const header = sheet.rows[headerAt]?.cells ?? []
  const isKept = header.map((cell) => (isStillAsked ? !private_.test(headerName(cell)) : read.has(headerName(cell))))
  let out = ''
  let line = 1
  for (const [at, row] of sheet.rows.entries()) {
    out += '\n'.repeat(Math.max(0, row.line - line))
    const cells = at <= headerAt ? row.cells : row.cells.map((cell, column) => (isKept[column] ? cell : ''))
    const written = cells.map(quoted).join(',')
    out += `${written}\n`
    line = Math.max(line, row.line) + 1 + (written.match(/\r\n|\r|\n/g)?.length ?? 0)
  }
  return out
}

const quoted = (cell: string): string => (/[",;\t\r\n]|^$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

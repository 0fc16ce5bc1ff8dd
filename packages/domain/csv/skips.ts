import { short, cleanText } from './clean-text.ts'
import { readDate } from './dates.ts'
import type { Field } from './dialect.ts'
import type { Seconds } from '../hours.ts'
import type { DraftRow, Skip, SkipKind } from './draft-types.ts'
import type { SheetRow } from './read.ts'
import type { Cells, Reading } from './reading.ts'

const longestDescription = 2000
const beforeTotal = 'grand|sub|running|daily|weekly|monthly|report|sous|zwischen|gesamt'
const aTotal = new RegExp(String.raw`^(?:(?:${beforeTotal})[- ]?)?(?:totals?|totaal|sum|summe|gesamt|subtotal|>>)(?:[^\p{L}]|$)`, 'iu')
const theTotal = /^(?:grand[- ]?totals?|totals?|totaal|sum|summe|gesamt|gesamtsumme)\s*:?$/i

/** Why a row cannot be an entry; undefined when it can. */
export function skipOf(row: SheetRow, cells: Cells, draft: DraftRow, seconds: Seconds | string | null, reading: Reading): Skip | undefined {
  if (row.cells.every((cell) => cell.trim() === '')) return { kind: 'empty', reason: 'empty row' }
  const { header, dialect } = reading.layout
  if (draft.workedOn === null) return undatedSkip(row, cells, reading)
  if (row.cells.slice(header.length).some((cell) => cell.trim() !== ''))
    return { kind: 'unreadable', reason: 'more cells than the header has columns' }
  const noWork = dialect.skip?.(cells)
  if (noWork === stillRunning || seconds === stillRunning) return { kind: 'running', reason: stillRunning }
  if (noWork !== undefined) return { kind: 'no-work', reason: short(cleanText(noWork)) }
  if (typeof seconds === 'string') return { kind: 'unreadable', reason: seconds }
  if (seconds === null || seconds === 0) return { kind: 'zero', reason: 'zero hours' }
  if (seconds < 0 && !dialect.hasCorrections) return { kind: 'negative', reason: 'hours below zero: enter a correction by hand' }
  if (draft.description === '') return { kind: 'unreadable', reason: 'nothing says what was done: no description, task or project' }
  if (draft.description.length <= longestDescription) return undefined
  return { kind: 'unreadable', reason: `the description is longer than ${longestDescription} characters` }
}

/** Said of a row whose timer has not been stopped. */
export const stillRunning = 'still running'

function undatedSkip(row: SheetRow, cells: Cells, { layout, order }: Reading): Skip {
  const { header, columns, dialect } = layout
  const [name, cell] = [header[columns.date ?? -1] ?? 'date', cells('date')]
  if (cell !== '' && cell === name && row.cells.every((text, column) => text.trim() === (header[column] ?? '')))
    return { kind: 'heading', reason: 'the column names again' }
  const own = cell === '' ? dialect.undated?.(cells) : undefined
  if (own !== undefined) return { kind: 'total', reason: `${short(cleanText(own))}, not an entry` }
  const saysTotal = (text: string) => aTotal.test(text.trim())
  if (saysTotal(cell) || (cell === '' && row.cells.some(saysTotal))) return { kind: 'total', reason: 'a total, not an entry' }
  const filled = row.cells.filter((text) => text.trim() !== '').length
  const hasHours = hoursFields.some((field) => cells(field) !== '')
  if (!hasHours && filled <= 2 && readDate(cell) === undefined) return { kind: 'heading', reason: 'a heading, not an entry' }
  if (cell === '') return { kind: 'undated', reason: `no date in “${name}”` }
  if (order === null && readDate(cell)) return { kind: 'waiting', reason: 'waiting for an answer: which part of the date is the month' }
  return { kind: 'undated', reason: `“${short(cell)}” in “${name}” is not a date` }
}

const hoursFields: readonly Field[] = ['duration', 'decimal', 'minutes', 'endTime']
const labelFields: readonly Field[] = ['date', 'client', 'project', 'task', 'description']

/** Whether a row without a date is the total of the whole file, not of a group or a week. */
export const isFileTotal = (cells: Cells): boolean => labelFields.some((field) => theTotal.test(cells(field)))

/** How many rows were skipped for which reason. */
export type Tally = Map<string, { kind: SkipKind; reason: string; rows: number }>

// Reasons that quote the row are counted as one.
const general: Partial<Record<SkipKind, string>> = { undated: 'no date', unreadable: 'cannot be read', others: 'another client or project' }

/** Counts a skipped row. */
export function count(tally: Tally, { kind, reason }: Skip): void {
  const said = general[kind] ?? reason
  const counted = tally.get(said)
  if (counted) counted.rows++
  else tally.set(said, { kind, reason: said, rows: 1 })
}

// From the text of an export to the entries it would add. Everything that a file cannot tell by itself is asked once for the whole file,
// everything that cannot be an entry is kept as a skipped row with its reason, so that nothing disappears.

import type { Day } from '../calendar.ts'
import type { Seconds } from '../hours.ts'
import { keyMaker } from './content-key.ts'
import { dateCells } from './date-cells.ts'
import { decideOrder } from './date-order.ts'
import type { DateOrder } from './dates.ts'
import { draftRow } from './draft-row.ts'
import { refuse, type Answers, type Draft, type DraftRow, type Question, type Refusal } from './draft-types.ts'
import { notText, whyNoCsv } from './file-kind.ts'
import { findHeader, whyRecognised, type Layout } from './header.ts'
import { mapColumns } from './mapping.ts'
import { askDateOrder, askHours, askWhose, isOpen, keepChosen } from './questions.ts'
import type { Reading } from './reading.ts'
import { readCsvSteps, type SheetRow } from './read.ts'
import { finish, rowsPerStep, type Steps } from './steps.ts'

type Given = { filename: string; today: Day; answers?: Answers }

/**
 * Reads the export of any tracker. The same text, file name and answers always give the same draft; while a question is open, the rows
 * that hang on it are skipped. Never throws: what cannot be an import is a refusal that says what would be right.
 */
export const draftOf = (text: string, given: Given): Draft | Refusal => finish(draftSteps(text, given))

/** The same in steps of a few milliseconds. */
export function* draftSteps(text: string, given: Given): Steps<Draft | Refusal> {
  if (text.trim() === '') return refuse('The file is empty.')
  const reason = whyNoCsv(text.slice(0, 64)) ?? (text.includes('\0') ? notText : undefined)
  if (reason) return refuse(reason)
  const sheet = yield* readCsvSteps(text)
  if (sheet.refused) return sheet
  const known = findHeader(sheet.rows)
  const mapped = known ? { refused: false as const, layout: known, questions: [] } : mapColumns(sheet.rows, given.answers ?? {})
  if (mapped.refused) return mapped
  const { layout, questions } = mapped
  const rows = sheet.rows.slice(layout.at + 1)
  if (rows.length === 0) return refuse('The file has column names but no entries.')
  const split = sheet.delimiter === ',' ? splitDecimal(rows, layout) : undefined
  if (split) return refuse(split)
  if (questions.some(isOpen)) return drafted(layout, questions, [], rows.length)
  return yield* rowSteps(rows, layout, questions, given)
}

function* rowSteps(rows: SheetRow[], layout: Layout, mapping: Question[], given: Given): Steps<Draft | Refusal> {
  const { filename, today, answers = {} } = given
  const decided = decideOrder(yield* dateCells(rows, layout), filename)
  if (decided.refused) return decided
  const dates = decided.order === null ? askDateOrder(decided.example, today, answers) : undefined
  const hours = askHours(rows, layout, answers)
  const reading: Reading = {
    layout,
    order: decided.order ?? (dates?.answer as DateOrder | undefined) ?? null,
    today,
    hours: hours?.answer === 'rounded' ? 'rounded' : 'duration',
    keyOf: keyMaker(),
  }
  const drafts: DraftRow[] = []
  for (const row of rows) {
    drafts.push(draftRow(row, reading))
    if (drafts.length % rowsPerStep === 0) yield
  }
  const whose = askWhose(drafts, answers)
  const questions = [...mapping, dates, hours, whose].filter((question) => question !== undefined)
  return drafted(layout, questions, whose ? keepChosen(drafts, whose) : drafts, rows.length)
}

function drafted(layout: Layout, questions: Question[], rows: DraftRow[], count: number): Draft {
  const { dialect, header, columns } = layout
  const ready = rows.filter(({ state }) => state === 'ready')
  const seconds = ready.reduce<Seconds>((sum, row) => sum + (row.seconds ?? 0), 0)
  return {
    refused: false,
    dialect: { id: dialect.id, name: dialect.name, why: whyRecognised(layout) },
    columns: Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, header[column] ?? ''])),
    questions,
    rows,
    totals: { rows: count, ready: ready.length, skipped: rows.length - ready.length, seconds },
  }
}

// `7,5` without quotation marks in a file that separates with commas becomes two cells, and nothing can tell which two.
function splitDecimal(rows: SheetRow[], { header, columns }: Layout): string | undefined {
  const hours = columns.duration ?? columns.decimal
  if (hours === undefined) return undefined
  const isSplit = ({ cells }: SheetRow) =>
    cells.length > header.length &&
    cells.slice(header.length).some((cell) => cell.trim() !== '') &&
    /^\d{1,3}$/.test(cells[hours] ?? '') &&
    /^\d{1,4}$/.test(cells[hours + 1] ?? '')
  const row = rows.find(isSplit)
  return (
    row &&
    `Line ${row.line} writes hours with a comma (${row.cells[hours]},${row.cells[hours + 1]}), and commas also part the columns. ` +
      'Export with semicolons, or with decimal points.'
  )
}

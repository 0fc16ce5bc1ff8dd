// From the text of an export to the entries it would add. Everything that a file cannot tell by itself is asked once for the whole file,
// everything that cannot be an entry is kept as a skipped row with its reason, so that nothing disappears.

import type { Day } from '../calendar.ts'
import { keyMaker } from './content-key.ts'
import { dateCells } from './date-cells.ts'
import { decideOrder } from './date-order.ts'
import type { DateOrder } from './dates.ts'
import { draftRows } from './draft-row.ts'
import { refuse, type Answers, type Draft, type DraftRow, type Question, type Refusal } from './draft-types.ts'
import { fillerOf } from './fill-down.ts'
import { notText, whyNoCsv } from './file-kind.ts'
import { findHeader, type Layout } from './header.ts'
import { mapColumns } from './mapping.ts'
import { momentsIn } from './moments.ts'
import { askDateOrder, askHours, askWhose, isOpen, keepChosen } from './questions.ts'
import type { LocalTime, Reading } from './reading.ts'
import { readCsvSteps, type SheetRow } from './read.ts'
import { count, type Tally } from './skips.ts'
import { splitDecimal } from './split-decimal.ts'
import { finish, forEach, type Steps } from './steps.ts'
import { addUp, sumUp, type Sums } from './sums.ts'
import { decideUnit } from './units.ts'

type Given = { filename: string; today: Day; answers?: Answers; localTime?: LocalTime }

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
  if (known?.dialect.refuse !== undefined) return refuse(known.dialect.refuse)
  const mapped = known ? { refused: false as const, layout: known, questions: [] } : mapColumns(sheet.rows, given.answers ?? {})
  if (mapped.refused) return mapped
  const { layout, questions } = mapped
  const rows = sheet.rows.slice(layout.at + 1)
  if (rows.length === 0) return refuse('The file has column names but no entries.')
  const split = sheet.delimiter === ',' ? splitDecimal(rows, layout) : undefined
  if (split) return refuse(split)
  if (questions.some(isOpen)) return yield* sumUp(layout, { questions, rows: [], count: rows.length })
  return yield* rowSteps(rows, layout, questions, given)
}

function* rowSteps(rows: SheetRow[], layout: Layout, mapping: Question[], given: Given): Steps<Draft | Refusal> {
  const { filename, today, answers = {}, localTime } = given
  const decided = decideOrder(yield* dateCells(rows, layout), filename)
  if (decided.refused) return decided
  const dates = decided.order === null ? askDateOrder(decided.example, today, answers) : undefined
  const hours = yield* askHours(rows, layout, answers)
  const order = decided.order ?? (dates?.answer as DateOrder | undefined) ?? null
  const reading: Reading = {
    layout,
    order,
    moments: momentsIn(order),
    today,
    hours: hours?.answer === 'rounded' ? 'rounded' : 'duration',
    unit: yield* decideUnit(rows, layout),
    localTime,
    keyOf: keyMaker(),
  }
  const drafts: DraftRow[] = []
  const tally: Tally = new Map()
  const sums: Sums = { dated: 0 }
  const filled = fillerOf(layout)
  yield* forEach(rows, (row) => {
    const whole = filled(row)
    for (const read of draftRows(whole, reading)) {
      drafts.push(read.row)
      if (read.skip) count(tally, read.skip)
      addUp(sums, read, whole, reading)
    }
  })
  const whose = layout.dialect.isWhole ? undefined : yield* askWhose(drafts, answers)
  const questions = [...mapping, dates, hours, whose].filter((question) => question !== undefined)
  const kept = whose ? yield* keepChosen(drafts, whose, tally) : drafts
  return yield* sumUp(layout, { questions, rows: kept, count: rows.length, tally, sums, filename, order })
}

import type { Seconds } from '../hours.ts'
import type { DateOrder } from './dates.ts'
import type { Field } from './dialect.ts'
import type { ReadRow } from './draft-row.ts'
import type { Draft, DraftRow, Question } from './draft-types.ts'
import { rangeOf, type Range } from './file-range.ts'
import { whyRecognised, type Layout } from './header.ts'
import { allHours } from './parts.ts'
import { isPrivate } from './private-columns.ts'
import { cellsOf, type Reading } from './reading.ts'
import type { SheetRow } from './read.ts'
import { isFileTotal, type Tally } from './skips.ts'
import { forEach, type Steps } from './steps.ts'

/** The hours of all rows that have a day, the days they lie between, and what the file gives as its total. */
export type Sums = { dated: Seconds; worked?: Range; fileTotal?: Seconds }

/** Adds one row to the sums. */
export function addUp(sums: Sums, { row, skip }: ReadRow, sheetRow: SheetRow, reading: Reading): void {
  const { workedOn, seconds } = row
  if (workedOn !== null) {
    sums.dated += seconds ?? 0
    const { from, through } = sums.worked ?? { from: workedOn, through: workedOn }
    if (!sums.worked || workedOn < from || workedOn > through)
      sums.worked = { from: workedOn < from ? workedOn : from, through: workedOn > through ? workedOn : through }
  } else if (skip?.kind === 'total') {
    const cells = cellsOf(sheetRow, reading.layout)
    const total = isFileTotal(cells) ? allHours(cells, reading) : undefined
    if (total !== undefined) sums.fileTotal = total
  }
}

type Read = {
  questions: Question[]
  rows: DraftRow[]
  count: number
  tally?: Tally
  sums?: Sums
  filename?: string
  order?: DateOrder | null
}

/** The draft of a file whose rows are read. */
export function* sumUp(layout: Layout, { questions, rows, count, tally, sums, filename = '', order = null }: Read): Steps<Draft> {
  const { dialect, header, columns, paths } = layout
  let [ready, seconds] = [0, 0]
  yield* forEach(rows, (row) => {
    if (row.state !== 'ready') return
    ready++
    seconds += row.seconds ?? 0
  })
  const read = new Set([...Object.values(columns), ...Object.values(paths).flat()])
  const nameOf = ([field, column]: [string, number]) => (paths[field as Field] ?? [column]).map((step) => header[step] ?? '').join(' / ')
  const range = rangeOf(filename, order, sums?.worked)
  const totals = { rows: count, ready, skipped: rows.length - ready, seconds }
  return {
    refused: false,
    dialect: { id: dialect.id, name: dialect.name, why: whyRecognised(layout) },
    columns: Object.fromEntries(Object.entries(columns).map((column) => [column[0], nameOf(column)])),
    unread: header.filter((name, column) => name !== '' && !read.has(column) && !isPrivate(name)),
    ...(range && { range }),
    questions,
    rows,
    skips: [...(tally?.values() ?? [])],
    totals: sums?.fileTotal === undefined ? totals : { ...totals, fileTotalSeconds: sums.fileTotal, datedSeconds: sums.dated },
  }
}

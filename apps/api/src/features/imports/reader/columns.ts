import type { Written } from '@hourtab/domain/csv/publication'
import { newId } from '../../../platform/id.ts'
import type { JudgedRow } from './judged-rows.ts'

// Rows leave the thread as the arrays that Postgres unnests: one text for each column, so that the thread that answers requests only
// passes them on.

const quoted = (text: string): string => `"${/["\\]/.test(text) ? text.replace(/["\\]/g, String.raw`\$&`) : text}"`

/** Values as Postgres writes an array. */
export function arrayOf(values: readonly (string | number | boolean | null)[]): string {
  let text = '{'
  for (const [n, value] of values.entries()) {
    if (n > 0) text += ','
    text += value === null ? 'NULL' : typeof value === 'string' ? quoted(value) : String(value)
  }
  return `${text}}`
}

/** Entries by column, in the order in which they are written. */
export type Columns = {
  count: number
  ids: string
  cycles: string
  days: string
  seconds: string
  descriptions: string
  workTypes: string
  vendors: string
  projects: string
  billable: string
  keys: string
  clients: string
  said: string
}

type Fresh = Written & { entryId?: string }

/** What is to be written, by column; new entries get their ids here, in the order of the file. */
export function columnsOf(written: readonly Fresh[], rows: readonly JudgedRow[], cycleOf: (day: string) => string): Columns {
  const column = (read: (each: Fresh, row: JudgedRow) => string | number | boolean | null) =>
    arrayOf(written.map((each) => read(each, rows[each.row]!)))
  return {
    count: written.length,
    ids: column(({ entryId }) => entryId ?? newId()),
    cycles: column(({ work }) => cycleOf(work.workedOn)),
    days: column(({ work }) => work.workedOn),
    seconds: column(({ work }) => work.seconds),
    descriptions: column(({ work }) => work.description),
    workTypes: column(({ work }) => work.workType),
    vendors: column(({ work }) => work.vendor),
    projects: column(({ work }) => work.project),
    billable: column(({ work }) => work.billable),
    keys: column(({ part }, { key }) => keyOfPart(key, part)),
    clients: column((_, { source }) => source.client),
    said: column(({ said }) => said && JSON.stringify(said)),
  }
}

/** The key of an entry that is the n-th part of a row. */
export const keyOfPart = (key: string, part: number): string => (part === 1 ? key : `${key}/${part}`)

import type { Written } from '@hourtab/domain/csv/publication'
import { newId } from '../../../platform/id.ts'
import type { JudgedRow } from './judged-rows.ts'
import { booleanArray, dateArray, intArray, textArray, uuidArray } from './pg-arrays.ts'

/** Entries by column, each an array as Postgres takes it; the thread that answers requests only passes them on. */
export type Columns = ReturnType<typeof columnsOf>

type Fresh = Written & { entryId?: string }

/** What is to be written, by column; new entries get their ids here, in the order of the file. */
export function columnsOf(written: readonly Fresh[], rows: readonly JudgedRow[], cycleOf: (day: string) => string) {
  return {
    count: written.length,
    ids: uuidArray(written.map(({ entryId }) => entryId ?? newId())),
    cycles: dateArray(written.map(({ work }) => cycleOf(work.workedOn))),
    days: dateArray(written.map(({ work }) => work.workedOn)),
    seconds: intArray(written.map(({ work }) => work.seconds)),
    descriptions: textArray(written.map(({ work }) => work.description)),
    workTypes: textArray(written.map(({ work }) => work.workType)),
    vendors: textArray(written.map(({ work }) => work.vendor)),
    projects: textArray(written.map(({ work }) => work.project)),
    billable: booleanArray(written.map(({ work }) => work.billable)),
    keys: textArray(written.map(({ row, part }) => keyOfPart(rows[row]!.key, part))),
    clients: textArray(written.map(({ row }) => rows[row]!.source.client)),
    said: textArray(written.map(({ said }) => said && JSON.stringify(said))),
  }
}

/** The key of an entry that is the n-th part of a row. */
export const keyOfPart = (key: string, part: number): string => (part === 1 ? key : `${key}/${part}`)

import { sourceKey, type Source } from '@hourtab/domain/csv/coverage'
import type { Draft, Question } from '@hourtab/domain/csv/draft-types'
import type { Days } from '@hourtab/domain/csv/snapshot'

/** What a file is and holds, before it is held against anything. */
export type Described = {
  refused: false
  /** Whose exports this is one of: the dialect or, of sheets nobody knows, its columns. */
  tracker: string
  dialect: Draft['dialect']
  questions: Question[]
  /** The days in the name of the file. */
  named: Days | null
  /** From the first to the last day of its rows. */
  worked: Days | null
  /** Every client and project it names, and for how many rows. */
  sources: (Source & { rows: number })[]
  nonBillableRows: number
}

const mostSources = 1000

/** Sums up a draft for whoever decides what to do with it. */
export function describeDraft({ dialect, questions, range, rows }: Draft, tracker: string): Described {
  const sources = new Map<string, Source & { rows: number }>()
  let worked: Days | null = null
  let nonBillableRows = 0
  for (const { state, workedOn, seconds, client, project, billable } of rows) {
    if (workedOn === null || seconds === null || seconds === 0) continue
    const key = sourceKey({ client, project })
    const known = sources.get(key)
    if (known) known.rows++
    else if (sources.size < mostSources) sources.set(key, { client, project, rows: 1 })
    if (state !== 'ready') continue
    if (!billable) nonBillableRows++
    worked = worked ? widened(worked, workedOn) : { from: workedOn, through: workedOn }
  }
  return { refused: false, tracker, dialect, questions, named: range ?? null, worked, sources: [...sources.values()], nonBillableRows }
}

const widened = ({ from, through }: Days, day: string): Days => ({ from: day < from ? day : from, through: day > through ? day : through })

import type { Day } from '../calendar.ts'
import type { Seconds } from '../hours.ts'
import type { WorkType } from '../work-types.ts'
import type { Range } from './file-range.ts'

/** A file that cannot be an import at all; the reason says in plain words what would be right. */
export type Refusal = { refused: true; reason: string }

export const refuse = (reason: string): Refusal => ({ refused: true, reason })

/**
 * Something only the person can decide. It is open while it has no `answer`; `clients` and `projects` take several. A column that is offered
 * comes with the first cells in it, row by row.
 */
export type Question = {
  id: string
  kind: 'date-order' | 'clients' | 'projects' | 'mapping'
  text: string
  choices: { value: string; label: string; sample?: string[] }[]
  answer?: string | string[]
}

/** Question id → the chosen value or values. An answer that is none of the choices leaves its question open. */
export type Answers = Record<string, string | string[]>

/** What kind of row was left out; `no-work` is a break or a holiday, `heading` the name of a group. */
export type SkipKind =
  | 'empty'
  | 'total'
  | 'heading'
  | 'undated'
  | 'waiting'
  | 'no-work'
  | 'running'
  | 'zero'
  | 'negative'
  | 'unreadable'
  | 'others'

/** Why a row was left out. */
export type Skip = { kind: SkipKind; reason: string }

export type DraftRow = {
  /** The line of the file on which the row begins, from 1. */
  row: number
  state: 'ready' | 'skipped'
  /** Why a row is skipped. */
  reason?: string
  workedOn: Day | null
  seconds: Seconds | null
  description: string
  workType: WorkType
  vendor: string | null
  client: string | null
  project: string | null
  person: string | null
  tags: string[]
  billable: boolean
  warnings: string[]
  /** The id that the tracker itself gave the entry, where its export has one. */
  sourceId: string | null
  /**
   * The id of the tracker where there is one, else what the row says, whoever exported it, and which of several equal rows it is;
   * the same again when the file comes again.
   */
  key: string
}

/**
 * What a file would add, before anything is stored. `columns` tells which header each field was read from, `unread` which headers nothing was
 * read from; `range` is the one in the name of the file. `fileTotalSeconds` is what the file itself gives as its total, to hold against
 * `datedSeconds`, the hours of all its rows, taken or not.
 */
export type Draft = {
  refused: false
  dialect: { id: string; name: string; why: string }
  columns: Record<string, string>
  unread: string[]
  range?: Range
  questions: Question[]
  rows: DraftRow[]
  skips: (Skip & { rows: number })[]
  totals: {
    rows: number
    ready: number
    skipped: number
    seconds: Seconds
    fileTotalSeconds?: Seconds
    datedSeconds?: Seconds
  }
}

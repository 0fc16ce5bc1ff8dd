import type { Day } from '../calendar.ts'
import type { Seconds } from '../hours.ts'
import type { WorkType } from '../work-types.ts'

/** A file that cannot be an import at all; the reason says in plain words what would be right. */
export type Refusal = { refused: true; reason: string }

export const refuse = (reason: string): Refusal => ({ refused: true, reason })

/** Something only the person can decide. It is open while it has no `answer`; `clients` and `projects` take several. */
export type Question = {
  id: string
  kind: 'date-order' | 'clients' | 'projects' | 'mapping'
  text: string
  choices: { value: string; label: string }[]
  answer?: string | string[]
}

/** Question id → the chosen value or values. An answer that is none of the choices leaves its question open. */
export type Answers = Record<string, string | string[]>

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
  billable: boolean
  warnings: string[]
  /** What the row says, whoever exported it, and which of several equal rows it is; the same again when the file comes again. */
  key: string
}

/** What a file would add, before anything is stored. `columns` tells which header each field was read from. */
export type Draft = {
  refused: false
  dialect: { id: string; name: string; why: string }
  columns: Record<string, string>
  questions: Question[]
  rows: DraftRow[]
  totals: { rows: number; ready: number; skipped: number; seconds: Seconds }
}

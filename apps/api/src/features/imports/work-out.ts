import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { ImportRow } from '@hourtab/contract/imports'
import { EntrySeconds } from '@hourtab/contract/primitives'
import type { Day } from '@hourtab/domain/calendar'
import { draftSteps } from '@hourtab/domain/csv/drafts'
import type { Draft, DraftRow } from '@hourtab/domain/csv/draft-types'
import { todayIn, type Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { lastWorkDay } from '../balance/within-reach.ts'
import { knownSourceKeys } from '../entries/queries.ts'
import type { LedgerRecord } from '../retainers/queries.ts'

type WorkedRow = ImportRow & { sourceKey: string }

/** What a draft comes to against the log as it is now. */
export type WorkedOut = {
  draft: Draft
  rows: WorkedRow[]
  /** The rows that publishing writes. */
  fresh: (WorkedRow & { workedOn: string; seconds: number })[]
  totals: { rows: number; new: number; unchanged: number; skipped: number; newSeconds: number }
  hasOpenQuestions: boolean
}

type Given = { source: string; filename: string; answers: Record<string, string | string[]>; excludedRows: number[] }

/** Reads a file as a draft; throws 422 with the reason when it can be none. In steps, so that a long file keeps nobody else waiting. */
export async function readDraft(
  text: string,
  given: Omit<Given, 'source' | 'excludedRows'>,
  record: LedgerRecord,
  clock: Clock,
): Promise<Draft> {
  const steps = draftSteps(text, { filename: given.filename, today: todayIn(clock, record.timeZone), answers: given.answers })
  for (;;) {
    const { done, value } = steps.next()
    if (!done) await setImmediate()
    else if (value.refused) throw problems.notAnImport(value.reason)
    else return value
  }
}

/** Holds a draft against the work log: which rows are new, which are there already, which cannot be taken. */
export async function workOut(db: Db, workspaceId: string, record: LedgerRecord, clock: Clock, given: Given): Promise<WorkedOut> {
  const draft = await readDraft(given.source, given, record, clock)
  const keyed = draft.rows.map((row) => ({ row, sourceKey: createHash('sha256').update(row.key).digest('base64url') }))
  const known = await knownSourceKeys(
    db,
    workspaceId,
    record.id,
    keyed.map(({ sourceKey }) => sourceKey),
  )
  const excluded = new Set(given.excludedRows)
  const lastDay = lastWorkDay({ clock, timeZone: record.timeZone })
  const rows = keyed.map(({ row, sourceKey }) => ({
    ...toImportRow(row, record, lastDay, known.has(sourceKey)),
    sourceKey,
    excluded: excluded.has(row.row),
  }))
  const fresh = rows.filter((row): row is WorkedOut['fresh'][number] => row.state === 'new' && !row.excluded)
  const count = (state: ImportRow['state']) => rows.filter((row) => row.state === state).length
  const totals = {
    rows: rows.length,
    new: fresh.length,
    unchanged: count('unchanged'),
    skipped: count('skipped') + count('new') - fresh.length,
    newSeconds: fresh.reduce((sum, { seconds }) => sum + seconds, 0),
  }
  return { draft, rows, fresh, totals, hasOpenQuestions: draft.questions.some(({ answer }) => answer === undefined) }
}

function toImportRow(row: DraftRow, record: LedgerRecord, lastDay: Day, isKnown: boolean): ImportRow {
  const { workedOn, seconds, description, workType, vendor, project, billable, warnings } = row
  const shown = { row: row.row, workedOn, seconds, description, workType, vendor, project, billable, warnings, excluded: false }
  if (row.state === 'skipped') return { ...shown, state: 'skipped', reason: row.reason ?? null }
  if (workedOn !== null && workedOn < record.startsOn)
    return { ...shown, state: 'skipped', reason: `Before the retainer began on ${record.startsOn}` }
  if (workedOn !== null && workedOn > lastDay) return { ...shown, state: 'skipped', reason: 'More than a year ahead' }
  if (seconds !== null && !EntrySeconds.safeParse(seconds).success) return { ...shown, state: 'skipped', reason: 'More than 1,000 hours' }
  return { ...shown, state: isKnown ? 'unchanged' : 'new', reason: isKnown ? 'In the work log already' : null }
}

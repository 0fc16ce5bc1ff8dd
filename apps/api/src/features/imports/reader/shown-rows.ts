import type { ImportRow } from '@hourtab/contract/imports'
import type { Choice, Work } from '@hourtab/domain/csv/publication'
import type { Finding } from '@hourtab/domain/csv/snapshot'
import { warningsOf } from '@hourtab/domain/csv/warnings'
import { idOf } from './choices.ts'
import type { JudgedRow } from './judged-rows.ts'
import type { LogEntry } from './log-entries.ts'
import type { Outcome } from './outcome.ts'
import { reasonOf, warningsAbout } from './wording.ts'

type Showing = { today: string; privateWords: readonly string[]; entries: ReadonlyMap<string, LogEntry> }

const mostShown = 1000

// When not all can be shown, what a person has to look at goes first.
const weight: Record<ImportRow['state'], number> = { conflict: 0, gone: 1, changed: 2, late: 3, new: 4, skipped: 5, unchanged: 6 }

/** The first rows of a draft: in the order of the file, then what the file no longer has. */
export function showRows(judged: readonly JudgedRow[], outcome: Outcome, showing: Showing): { rows: ImportRow[]; rowsOmitted: number } {
  const { rows: taken, findings, choices } = outcome
  const counts: number[] = Object.values(weight).map(() => 0)
  for (const finding of findings) counts[weight[stateOf(finding)]]!++
  counts[weight.skipped]! += judged.length - taken.length
  let room = mostShown
  const quota = counts.map((count) => {
    const shown = Math.min(count, room)
    room -= shown
    return shown
  })
  const rows: ImportRow[] = []
  const add = (row: JudgedRow | undefined, at: number | undefined) => {
    const finding = at === undefined ? undefined : findings[at]
    if (quota[weight[stateOf(finding)]]!-- > 0) rows.push(show(row, finding, at === undefined ? undefined : choices[at], showing))
  }
  let at = 0
  for (const row of judged) add(row, row.reason === null ? at++ : undefined)
  for (; at < findings.length; at++) add(undefined, at)
  return { rows, rowsOmitted: judged.length + findings.length - taken.length - rows.length }
}

function stateOf(finding: Finding | undefined): ImportRow['state'] {
  if (!finding) return 'skipped'
  if (finding.isLate && finding.state === 'new') return 'late'
  // What would change a closed cycle is not followed.
  if (finding.isLate && finding.state !== 'unchanged') return 'skipped'
  return finding.state === 'removed' ? 'skipped' : finding.state
}

function show(row: JudgedRow | undefined, finding: Finding | undefined, choice: Choice | undefined, showing: Showing): ImportRow {
  const { today, privateWords, entries } = showing
  const entry = finding?.logged ? entries.get(finding.logged.entryIds[0]!) : undefined
  const work = choice?.works.length === 1 ? choice.works[0]! : (row ?? entry!.work)
  const parts = choice && choice.works.length > 1 ? choice.works : []
  const isWritten = parts.length > 0 || (choice?.isEdited ?? false) || (row !== undefined && isRetyped(work, row))
  const touchesEntry = finding?.state === 'changed' || finding?.state === 'conflict'
  const isByHand = finding?.state === 'conflict' || finding?.state === 'removed'
  return {
    id: row?.id ?? idOf(finding!, undefined),
    row: row?.line ?? null,
    state: stateOf(finding),
    reason: finding ? reasonOf(finding, row, today) : row!.reason,
    ...worded(work),
    ...(row && !row.isDated && { workedOn: row.workedOn || null, seconds: row.seconds || null }),
    warnings: warningsIn(row, parts.length > 0 ? parts : [work], isWritten, { finding, today, privateWords }),
    notes: row?.notes ?? [],
    excluded: choice?.isExcluded ?? false,
    entryId: entry && !entry.isRemoved ? entry.id : null,
    before: touchesEntry && entry ? worded(entry.work) : null,
    decidable: isByHand && !finding.isLate,
    decision: isByHand ? (choice?.decision ?? null) : null,
    read: row && isWritten ? worded(row) : null,
    parts: parts.map(worded),
  }
}

const isRetyped = (work: Work, read: Work) => work.workType !== read.workType || work.vendor !== read.vendor

function warningsIn(
  row: JudgedRow | undefined,
  works: readonly Work[],
  isWritten: boolean,
  { finding, today, privateWords }: { finding: Finding | undefined; today: string; privateWords: readonly string[] },
): string[] {
  if (!row || !finding || finding.state === 'unchanged') return row?.warnings ?? []
  const asRead = { standsIn: false, isUtc: false, span: undefined }
  const read = isWritten ? works.flatMap((work) => warningsOf(work, asRead, today)) : row.warnings
  return [...new Set([...read, ...works.flatMap((work) => warningsAbout(work, privateWords))])]
}

const worded = ({ workedOn, seconds, description, workType, vendor, project, billable }: Work) => ({
  workedOn,
  seconds,
  description,
  workType,
  vendor,
  project,
  billable,
})

import { formatRange, type Day } from '@hourtab/domain/calendar'
import type { DraftRow } from '@hourtab/domain/csv/draft-types'
import type { Work } from '@hourtab/domain/csv/publication'
import type { Days, SnapshotRow } from '@hourtab/domain/csv/snapshot'
import type { Source } from '@hourtab/domain/csv/coverage'
import { descriptionDigest } from './digest.ts'

/** What becomes of rows that the tracker calls not billable. */
export type NonBillable = 'as-is' | 'billable' | 'leave-out'

/** What a retainer and its workspace make of rows. */
export type Judging = {
  startsOn: Day
  lastDay: Day
  mostSeconds: number
  today: Day
  days: Days | null
  /** The last day of the cycles that are closed. */
  closedThrough: Day | undefined
  nonBillable: NonBillable
  /** What has to be answered before any row can be taken. */
  waitsFor: string | null
  /** What a person knew better: description's digest, work type, vendor. */
  corrections: [description: string, workType: Work['workType'], vendor: string | null][]
}

/** A row of the file as it could be logged, or why it cannot. */
export type JudgedRow = SnapshotRow &
  Work & {
    id: string
    line: number
    source: Source
    isDated: boolean
    reason: string | null
    warnings: string[]
    notes: string[]
  }

const noted = 'Work type and vendor as you corrected them before'

/** Judges each row on its own. Rows of one line are told apart by a number. */
export function judgeRows(rows: readonly DraftRow[], judging: Judging): JudgedRow[] {
  const corrections = new Map(judging.corrections.map(([description, workType, vendor]) => [description, { workType, vendor }]))
  const sources = new Map<string | null, Map<string | null, Source>>()
  const notes = [noted]
  const none: string[] = []
  let last = 0
  let nth = 1
  return rows.map((row) => {
    nth = row.row === last ? nth + 1 : 1
    last = row.row
    const { key, workedOn, seconds, description, project, client, sourceId } = row
    const billable = row.billable || judging.nonBillable === 'billable'
    const known = corrections.size > 0 ? corrections.get(descriptionDigest(description)) : undefined
    const { workType, vendor } = known ?? row
    const isCorrected = workType !== row.workType || vendor !== row.vendor
    return {
      workedOn: workedOn ?? '',
      seconds: seconds ?? 0,
      description,
      project,
      billable,
      workType,
      vendor,
      id: nth === 1 ? String(row.row) : `${row.row}.${nth}`,
      line: row.row,
      key,
      hasId: sourceId !== null,
      source: sourceOf(sources, client, project),
      isDated: workedOn !== null && seconds !== null,
      reason: whyOut(row, judging),
      warnings: row.warnings,
      notes: isCorrected ? notes : none,
    }
  })
}

// One object for all rows of a client and project: there are few, and many rows.
function sourceOf(known: Map<string | null, Map<string | null, Source>>, client: string | null, project: string | null): Source {
  let projects = known.get(client)
  if (!projects) known.set(client, (projects = new Map()))
  let source = projects.get(project)
  if (!source) projects.set(project, (source = { client, project }))
  return source
}

function whyOut(row: DraftRow, { startsOn, lastDay, mostSeconds, days, nonBillable, waitsFor, today }: Judging): string | null {
  if (row.state === 'skipped') return row.reason ?? ''
  if (waitsFor !== null) return waitsFor
  const { workedOn, seconds } = row
  if (workedOn !== null && workedOn < startsOn) return `Before the retainer began on ${startsOn}`
  if (workedOn !== null && workedOn > lastDay) return 'More than a year ahead'
  if (seconds !== null && seconds > mostSeconds) return 'More than 1,000 hours'
  if (days !== null && workedOn !== null && (workedOn < days.from || workedOn > days.through))
    return `Outside ${formatRange(days.from, days.through, today)}`
  return !row.billable && nonBillable === 'leave-out' ? 'Not billable, left out' : null
}

/** Rows of our own export without those that belong to another retainer, and without corrections of what is not here. */
export function withoutStrangers(
  rows: readonly JudgedRow[],
  foreign: ReadonlySet<string>,
  log: ReadonlyMap<string, { key: string }>,
): JudgedRow[] {
  const known = new Set([...log.values()].map(({ key }) => key))
  return rows.map((row) => {
    if (row.reason !== null || known.has(row.key)) return row
    if (foreign.has(row.key)) return { ...row, reason: 'Stands in the work log of another retainer' }
    return row.seconds < 0 ? { ...row, reason: 'Hours below zero: enter a correction by hand' } : row
  })
}

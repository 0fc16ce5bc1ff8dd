import { createHash } from 'node:crypto'
import type { ImportTotals } from '@hourtab/contract/imports'
import type { Day } from '@hourtab/domain/calendar'
import type { Draft } from '@hourtab/domain/csv/draft-types'
import { publicationOf, type Choice, type Publication, type Work } from '@hourtab/domain/csv/publication'
import { compare, type Days, type Finding, type LoggedRow } from '@hourtab/domain/csv/snapshot'
import type { Schedule } from '@hourtab/domain/cycle'
import { postedTo } from '@hourtab/domain/ledger-closed'
import { choiceOf, type Given } from './choices.ts'
import type { JudgedRow } from './judged-rows.ts'
import type { LogEntry } from './log-entries.ts'

/** Everything a draft comes to against the log. `rows` are those that can be logged, and the first findings are about them, in their order. */
export type Outcome = {
  rows: JudgedRow[]
  findings: Finding[]
  /** What the PM decided, for each finding. */
  choices: Choice[]
  publication: Publication
}

export function outcomeOf(
  judged: readonly JudgedRow[],
  log: readonly LoggedRow[],
  given: Given & { days: Days | null; closedThrough: Day | undefined },
): Outcome {
  const rows = judged.filter(({ reason }) => reason === null)
  const findings = compare(rows, log, given)
  const choices = findings.map((finding) => choiceOf(finding, finding.row === null ? undefined : rows[finding.row], given))
  const publication = publicationOf(
    findings,
    (row) => rows[row]!,
    (_, at) => choices[at]!,
  )
  return { rows, findings, choices, publication }
}

/** How many seconds and entries each cycle gains, or loses when negative. */
export type CycleShift = { cycleStartsOn: Day; seconds: number; entries: number; newestOn: Day | null }

type Counting = { schedule: Schedule; counts: 'all' | 'billable'; closedThrough: Day | undefined }

/** What publishing shifts in the totals of cycles, and the seconds it adds to the log whether they count or not. */
export function shiftsOf(
  { adds, changes, removes }: Publication,
  entries: ReadonlyMap<string, LogEntry>,
  { schedule, counts, closedThrough }: Counting,
) {
  const shifts = new Map<Day, CycleShift>()
  const starts = new Map<Day, Day>()
  let changeSeconds = 0
  const startOf = (day: Day): Day => {
    let start = starts.get(day)
    if (start === undefined) starts.set(day, (start = postedTo(schedule, closedThrough, day).startsOn))
    return start
  }
  const shift = (cycleStartsOn: Day, { workedOn, seconds, billable }: Work, sign: 1 | -1) => {
    const sum = shifts.get(cycleStartsOn) ?? { cycleStartsOn, seconds: 0, entries: 0, newestOn: null }
    if (sign > 0 && (sum.newestOn === null || workedOn > sum.newestOn)) sum.newestOn = workedOn
    sum.seconds += counts === 'all' || billable ? sign * seconds : 0
    sum.entries += sign
    shifts.set(cycleStartsOn, sum)
    changeSeconds += sign * seconds
  }
  const take = (id: string) => shift(entries.get(id)!.cycleStartsOn, entries.get(id)!.work, -1)
  for (const id of removes) take(id)
  for (const { entryId, work } of changes) {
    take(entryId)
    shift(startOf(work.workedOn), work, 1)
  }
  for (const { work } of adds) shift(startOf(work.workedOn), work, 1)
  return { shifts: [...shifts.values()], changeSeconds, startOf }
}

/** How many rows there are of each kind, and what they add up to. */
export function totalsOf(draft: Draft, { rows, findings, choices, publication }: Outcome, changeSeconds: number): ImportTotals {
  const counts = { new: 0, changed: 0, gone: 0, unchanged: 0, conflict: 0, removed: 0, late: 0, left: 0, held: 0 }
  for (const [at, { state, isLate }] of findings.entries()) {
    const isOpen = state !== 'unchanged' && state !== 'removed'
    if (isLate && isOpen && state !== 'new') counts.held++
    else if (isOpen && state !== 'conflict' && choices[at]!.isExcluded) counts.left++
    else if (isLate && isOpen) counts.late++
    else counts[state]++
  }
  return {
    rows: draft.totals.rows,
    new: counts.new,
    changed: counts.changed,
    gone: counts.gone,
    unchanged: counts.unchanged,
    late: counts.late,
    conflicts: counts.conflict,
    skipped: draft.rows.length - rows.length + counts.left + counts.removed + counts.held,
    newSeconds: publication.adds.reduce((sum, { work }) => sum + work.seconds, 0),
    changeSeconds,
    readSeconds: draft.totals.datedSeconds ?? draft.totals.seconds,
    fileSeconds: draft.totals.fileTotalSeconds ?? null,
  }
}

const pieceRows = 1000

/** Stands for what the log makes of the rows: another digest, another diff. */
export function diffOf({ rows, findings }: Outcome, entries: ReadonlyMap<string, LogEntry>): string {
  const digest = createHash('sha256')
  let piece = ''
  for (const [at, { state, row, logged, isLate }] of findings.entries()) {
    const told = state === 'new' || state === 'unchanged' ? '' : JSON.stringify(logged.entryIds.map((id) => [id, entries.get(id)?.work]))
    piece += `${state} ${isLate} ${row === null ? '' : rows[row]!.key} ${told}\n`
    if (at % pieceRows > 0) continue
    digest.update(piece)
    piece = ''
  }
  return digest.update(piece).digest('base64url').slice(0, 22)
}

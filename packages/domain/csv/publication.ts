// What publishing a snapshot does to the work log, in three lists: what is added, what is written over, what is removed. The same lists
// tell what undoing it has to put back.

import type { WorkType } from '../work-types.ts'
import type { Facts, Finding, LoggedRow } from './snapshot.ts'

/** An entry's content as publishing writes it. */
export type Work = Facts & { workType: WorkType; vendor: string | null }

/** What the PM decided about a row: left alone, taken against a hand's edit (`theirs`) or not (`mine`), written over or split. */
export type Choice = { isExcluded: boolean; decision: 'mine' | 'theirs' | undefined; works: readonly Work[]; isEdited: boolean }

/** An entry to add or write. `said` is what the export said, where the entry is other than that; `part` counts the parts of a split row from 1. */
export type Written = { row: number; part: number; work: Work; said: Facts | null }

export type Publication = {
  adds: Written[]
  changes: (Written & { entryId: string })[]
  /** Entries that stay as a hand made them, while what the export says now is remembered; with no row they are the PM's own from now on. */
  settles: { logged: LoggedRow; row: number | null }[]
  removes: string[]
  /** Rows that are to stay out from now on. */
  leftOut: number[]
}

/**
 * Turns findings and choices into what is done. New, changed and gone rows are followed unless they are left alone; what a hand has touched
 * is kept until the PM decides. What is new is logged however late it comes; nothing in a closed cycle changes.
 */
export function publicationOf(
  findings: readonly Finding[],
  rowOf: (row: number) => Facts,
  choiceOf: (finding: Finding, at: number) => Choice,
): Publication {
  const done: Publication = { adds: [], changes: [], settles: [], removes: [], leftOut: [] }
  for (const [at, finding] of findings.entries()) {
    if ((finding.isLate && finding.state !== 'new') || finding.state === 'unchanged') continue
    const choice = choiceOf(finding, at)
    const isHands = finding.state === 'conflict' || finding.state === 'removed'
    if (isHands && choice.decision !== 'theirs') {
      if (choice.decision === 'mine') done.settles.push({ logged: finding.logged, row: finding.row })
    } else if (choice.isExcluded) {
      if (finding.state === 'new') done.leftOut.push(finding.row)
    } else follow(done, finding, choice, rowOf)
  }
  return done
}

function follow(done: Publication, { row, logged }: Finding, { works, isEdited }: Choice, rowOf: (row: number) => Facts): void {
  const [first, ...more] = logged && !logged.isRemoved ? logged.entryIds : []
  done.removes.push(...more)
  if (row === null) {
    if (first !== undefined) done.removes.push(first)
    return
  }
  const said = isEdited || works.length > 1 ? factsOf(rowOf(row)) : null
  for (const [n, work] of works.entries()) {
    const written = { row, part: n + 1, work, said }
    if (n === 0 && first !== undefined) done.changes.push({ ...written, entryId: first })
    else done.adds.push(written)
  }
}

/** Only what an export says of it. */
export const factsOf = ({ workedOn, seconds, description, project, billable }: Facts): Facts => ({
  workedOn,
  seconds,
  description,
  project,
  billable,
})

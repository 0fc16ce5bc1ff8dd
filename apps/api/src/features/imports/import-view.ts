import type { CycleLine } from '@hourtab/contract/balance'
import type { Import, ImportSummary, ImportTotals } from '@hourtab/contract/imports'
import { toInstant, type Clock } from '../../platform/clock.ts'
import { balanceOf } from '../balance/read-balance.ts'
import type { LedgerRecord } from '../retainers/queries.ts'
import type { ImportRecord } from './queries.ts'
import type { CycleShift } from './reader/outcome.ts'
import type { WorkedOut } from './work-out.ts'

const shownCycles = 24

// Imports of before these were counted have none of them.
const none: ImportTotals = {
  rows: 0,
  new: 0,
  changed: 0,
  gone: 0,
  unchanged: 0,
  late: 0,
  conflicts: 0,
  skipped: 0,
  newSeconds: 0,
  changeSeconds: 0,
  readSeconds: 0,
  fileSeconds: null,
}

/** An import in a list. */
export function toSummary(record: ImportRecord): ImportSummary {
  const { id, retainerId, filename, dialect, state, totals, createdAt, publishedAt, undoneAt } = record
  const settled = { publishedAt: publishedAt && toInstant(publishedAt), undoneAt: undoneAt && toInstant(undoneAt) }
  return { id, retainerId, filename, dialect, state, totals: { ...none, ...totals }, createdAt: toInstant(createdAt), ...settled }
}

/** An import whole. Before and after are of the cycle that its newest work falls in. */
export function toImport(record: ImportRecord, retainer: LedgerRecord, worked: WorkedOut | undefined, clock: Clock): Import {
  const on = worked?.newestOn || undefined
  const shifts = worked?.shifts ?? []
  const after = shifted(retainer, shifts)
  const lineOn = (ledger: LedgerRecord, day: string): CycleLine => {
    const { entryCount: _, loggedThrough: __, asOf: ___, ...line } = balanceOf(ledger, clock, day)
    return line
  }
  const touched = shifts
    .map(({ cycleStartsOn }) => cycleStartsOn)
    .toSorted()
    .slice(-shownCycles)
  return {
    ...toSummary(record),
    totals: worked?.totals ?? toSummary(record).totals,
    why: record.why,
    questions: worked?.questions ?? [],
    range: worked?.range ?? null,
    rows: worked?.rows ?? [],
    rowsOmitted: worked?.rowsOmitted ?? 0,
    warnings: worked?.warnings ?? [],
    diff: worked?.diff ?? '',
    cycles: touched.map((day) => ({ before: lineOn(retainer, day), after: lineOn(after, day) })),
    balanceBefore: balanceOf(retainer, clock, on),
    balanceAfter: balanceOf(after, clock, on),
  }
}

/** The record as it would stand with its cycles' totals shifted. */
function shifted(record: LedgerRecord, shifts: readonly CycleShift[]): LedgerRecord {
  const totals = new Map(record.totals.map((total) => [total.cycleStartsOn, total]))
  for (const { cycleStartsOn, seconds, entries, newestOn } of shifts) {
    const before = totals.get(cycleStartsOn) ?? { cycleStartsOn, usedSeconds: 0, entryCount: 0, lastWorkedOn: null }
    const days = [before.lastWorkedOn, newestOn].filter((day) => day !== null)
    totals.set(cycleStartsOn, {
      cycleStartsOn,
      usedSeconds: before.usedSeconds + seconds,
      entryCount: before.entryCount + entries,
      lastWorkedOn: days.toSorted().at(-1) ?? null,
    })
  }
  return { ...record, totals: [...totals.values()] }
}

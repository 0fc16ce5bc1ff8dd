import type { Import, ImportSummary } from '@hourtab/contract/imports'
import { toInstant, type Clock } from '../../platform/clock.ts'
import { cycleStartOf, readBalance } from '../balance/read-balance.ts'
import { effectOf } from '../entries/bookkeeping.ts'
import { withEntry } from '../entries/with-entry.ts'
import type { LedgerRecord } from '../retainers/queries.ts'
import type { ImportRecord } from './queries.ts'
import type { WorkedOut } from './work-out.ts'

const shownRows = 1000

/** An import in a list. */
export function toSummary({
  id,
  retainerId,
  filename,
  dialect,
  state,
  totals,
  createdAt,
  publishedAt,
  undoneAt,
}: ImportRecord): ImportSummary {
  const settled = { publishedAt: publishedAt && toInstant(publishedAt), undoneAt: undoneAt && toInstant(undoneAt) }
  return { id, retainerId, filename, dialect, state, totals, createdAt: toInstant(createdAt), ...settled }
}

/** An import whole. Before and after are of the cycle that its newest work falls in. */
export function toImport(record: ImportRecord, retainer: LedgerRecord, worked: WorkedOut | undefined, clock: Clock): Import {
  const fresh = worked?.fresh ?? []
  const on = fresh.reduce<string | undefined>((latest, { workedOn }) => (latest && latest > workedOn ? latest : workedOn), undefined)
  const after = fresh.reduce(
    (ledger, row) =>
      withEntry(ledger, { cycleStartsOn: cycleStartOf(retainer, row.workedOn), workedOn: row.workedOn }, effectOf(row, retainer.counts)),
    retainer,
  )
  const questions = (worked?.draft.questions ?? []).map(({ answer, ...question }) => ({ ...question, answer: answer ?? null }))
  const rows = worked?.rows ?? []
  return {
    ...toSummary(record),
    totals: worked?.totals ?? record.totals,
    why: record.why,
    questions,
    rows: rows.slice(0, shownRows).map(({ sourceKey: _, ...row }) => row),
    rowsOmitted: Math.max(0, rows.length - shownRows),
    balanceBefore: readBalance(retainer, clock, on).balance,
    balanceAfter: readBalance(after, clock, on).balance,
  }
}

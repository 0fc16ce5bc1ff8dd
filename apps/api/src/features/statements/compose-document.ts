import type { StatementDocument } from '@hourtab/contract/statements'
import { explain } from '@hourtab/domain/explanation'
import { isLate, type ClosedCycle } from '@hourtab/domain/ledger-closed'
import { termsOn } from '@hourtab/domain/ledger'
import { sentence } from '@hourtab/domain/sentence'
import { withRunningBalance } from '@hourtab/domain/statement'
import { figuresOf } from '../balance/read-balance.ts'
import type { EntryRow } from '../entries/bookkeeping.ts'
import type { LedgerRecord } from '../retainers/queries.ts'
import { closedRange } from './statement-view.ts'

type Issue = { number: number; version: number; closedAt: string }

/** What a statement prints: the frozen cycle in words and figures, with its entries in their order. Years stand where they are not the cycle's own. */
export function composeDocument(record: LedgerRecord, { line }: ClosedCycle, rows: EntryRow[], issue: Issue): StatementDocument {
  const cycle = closedRange(line)
  const entries = rows.map((row) => {
    const { id, workedOn, description, workType, vendor, project, seconds, corrects } = row
    const counted = record.counts === 'all' || row.billable
    return { id, workedOn, description, workType, vendor, project, seconds, counted, late: isLate(row), corrects }
  })
  return {
    ...issue,
    client: record.clientName,
    retainer: record.name,
    retainerId: record.id,
    timeZone: record.timeZone,
    cycle,
    terms: termsOn(record.terms, cycle.startsOn),
    counts: record.counts,
    ...figuresOf(line),
    sentence: sentence(line, cycle.endsOn, cycle),
    explanation: explain(line, cycle.endsOn),
    entries: withRunningBalance(entries, line.availableSeconds),
  }
}

import type { StatementSummary } from '@hourtab/contract/statements'
import type { Day } from '@hourtab/domain/calendar'
import type { Cycle } from '@hourtab/domain/cycle'
import type { LedgerLine } from '@hourtab/domain/ledger'
import { toInstant } from '../../platform/clock.ts'
import { figuresOf } from '../balance/read-balance.ts'
import type { StatementRecord } from './queries.ts'

/** A statement in a list. */
export function toSummary(record: StatementRecord): StatementSummary {
  const { id, retainerId, number, version, frozen, entryCount, hash, closedAt, reopenedAt } = record
  return {
    id,
    retainerId,
    number,
    version,
    cycle: closedRange(frozen.line),
    ...figuresOf(frozen.line),
    entryCount,
    hash,
    closedAt: toInstant(closedAt),
    reopenedAt: reopenedAt && toInstant(reopenedAt),
  }
}

/** The cycle of a closed line, and since when it was paused if it was. */
export const closedRange = ({ cycle, pausedSince }: LedgerLine): Cycle & { pausedSince?: Day } =>
  pausedSince === undefined ? cycle : { ...cycle, pausedSince }

import type { StatementSummary } from '@hourtab/contract/statements'
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
    cycle: frozen.line.cycle,
    ...figuresOf(frozen.line),
    entryCount,
    hash,
    closedAt: toInstant(closedAt),
    reopenedAt: reopenedAt && toInstant(reopenedAt),
  }
}

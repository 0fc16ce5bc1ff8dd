import { LRUCache } from 'lru-cache'
import type { Acting } from '../../platform/context.ts'
import type { Database } from '../../platform/database/open.ts'
import { lockRetainers, retainersById, type LedgerRecord, type Locked } from './queries.ts'

const keptOf = new WeakMap<Database, LRUCache<string, LedgerRecord>>()

/** Retainers that are locked, by their ids; `keep` what a change made of one, for the next writer. */
type ForWriting = { records: Map<string, LedgerRecord>; keep: (record: LedgerRecord) => void }

/**
 * Locks retainers and reads them. Every change of a retainer raises its version, so what was kept at the version that
 * the lock finds is true and is not read again. `locked` is what the lock found, where it went along with the opening. Those that are not there are missing from the answer.
 */
export async function retainersForWriting(ctx: Acting, ids: string[], locked?: Locked[]): Promise<ForWriting> {
  const { db, database, actor, onCommit } = ctx
  let kept = keptOf.get(database)
  if (!kept) keptOf.set(database, (kept = new LRUCache({ max: 5000 })))
  const keep = (record: LedgerRecord) => void kept.set(record.id, record)
  const records = new Map<string, LedgerRecord>()
  const missing: string[] = []
  for (const { id, version } of locked ?? (await lockRetainers(db, actor.workspaceId, ids))) {
    const record = kept.get(id)
    if (record?.version === version) records.set(id, record)
    else missing.push(id)
  }
  if (missing.length > 0) for (const record of await retainersById(db, actor.workspaceId, missing)) records.set(record.id, record)
  return { records, keep: (record) => onCommit(() => keep(record)) }
}

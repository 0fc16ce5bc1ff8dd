import { LRUCache } from 'lru-cache'
import type { Acting } from '../../platform/context.ts'
import type { Database } from '../../platform/database/open.ts'
import { lockRetainers, retainersById, type LedgerRecord, type Locked } from './queries.ts'

const keptOf = new WeakMap<Database, LRUCache<string, LedgerRecord>>()

/** Retainers that are locked, by their ids; `keep` what a change made of one, for the next writer. */
export type ForWriting = { records: Map<string, LedgerRecord>; keep: (record: LedgerRecord) => void }
type Keeping = Pick<Acting, 'database' | 'actor' | 'onCommit'>

/**
 * Locks retainers and reads them. Every change of a retainer raises its version, so what was kept at the version that
 * the lock finds is true and is not read again. `locked` is what the lock found, where it went along with the opening. Those that are not there are missing from the answer.
 */
export async function retainersForWriting(ctx: Acting, ids: string[], locked?: Locked[]): Promise<ForWriting> {
  const { db, actor } = ctx
  const kept = keptBy(ctx)
  const records = new Map<string, LedgerRecord>()
  const missing: string[] = []
  for (const { id, version } of locked ?? (await lockRetainers(db, actor.workspaceId, ids))) {
    const record = kept.get(id)
    if (record?.version === version) records.set(id, record)
    else missing.push(id)
  }
  if (missing.length > 0) for (const record of await retainersById(db, actor.workspaceId, missing)) records.set(record.id, record)
  return { records, keep: kept.keep }
}

/** Retainers as the last writer of this process left them, where all are known: true for whoever finds them at these versions. */
export function retainersAsKept(ctx: Keeping, ids: string[]): ForWriting | undefined {
  const kept = keptBy(ctx)
  const records = new Map<string, LedgerRecord>()
  for (const id of ids) {
    const record = kept.get(id)
    if (!record) return undefined
    records.set(id, record)
  }
  return { records, keep: kept.keep }
}

// By workspace, too: nothing of another one is taken for one's own.
function keptBy({ database, actor, onCommit }: Keeping) {
  let kept = keptOf.get(database)
  if (!kept) keptOf.set(database, (kept = new LRUCache({ max: 5000 })))
  const all = kept
  const nameOf = (id: string) => `${actor.workspaceId} ${id}`
  return {
    get: (id: string) => all.get(nameOf(id)),
    keep: (record: LedgerRecord) => onCommit(() => void all.set(nameOf(record.id), record)),
  }
}

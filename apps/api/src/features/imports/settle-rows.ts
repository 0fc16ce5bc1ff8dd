import { sql } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { keepBefore } from './keep-before.ts'
import { textArray, uuidArray } from './reader/pg-arrays.ts'
import type { Reading } from './reader/reading.ts'

type Settled = ReturnType<Reading['settles']>
type Where = { workspaceId: string; retainerId: string; importId: string }

/**
 * Remembers what an export says now of what stays as a hand made it, so that it is not asked again. Without a row, it belongs to the PM
 * from now on and no export speaks for it.
 */
export async function settleRows(db: Db, where: Where, settled: Settled): Promise<void> {
  const { workspaceId, importId } = where
  const [logged, taken] = [settled.filter(({ isRemoved }) => !isRemoved), settled.filter(({ isRemoved }) => isRemoved)]
  const columns = (rows: Settled) => sql`
    unnest(${uuidArray(rows.map(({ id }) => id))}::uuid[], ${textArray(rows.map(({ key }) => key))}::text[], ${textArray(rows.map(({ said }) => said))}::text[]) as x (id, key, said)`
  if (logged.length > 0) {
    const ids = uuidArray(logged.map(({ id }) => id))
    await keepBefore(db, where, 'changed', ids)
    await db.execute(sql`update entries set source_key = null where workspace_id = ${workspaceId} and id = any(${ids}::uuid[])`)
    await db.execute(sql`
      update entries e set source_key = x.key, import_said = x.said::jsonb, written_by = ${importId} from ${columns(logged)}
      where e.workspace_id = ${workspaceId} and e.id = x.id and e.id = any(${ids}::uuid[])`)
  }
  if (taken.length > 0) {
    const ids = uuidArray(taken.map(({ id }) => id))
    await db.execute(sql`
      with before as (
        insert into replaced_entries (workspace_id, import_id, entry_id, retainer_id, kind, before)
        select ${workspaceId}, ${importId}, e.id, e.retainer_id, 'taken', to_jsonb(e) from removed_entries e
        where e.workspace_id = ${workspaceId} and e.id = any(${ids}::uuid[])
      )
      update removed_entries e set source_key = x.key, import_said = x.said::jsonb, worked_on = coalesce((x.said::jsonb ->> 'workedOn')::date, e.worked_on)
      from ${columns(taken)} where e.workspace_id = ${workspaceId} and e.id = x.id and e.id = any(${ids}::uuid[])`)
  }
}

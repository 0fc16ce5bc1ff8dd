import { sql } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'

/** Keeps entries as they are, to be put back when the import is undone. */
export async function keepBefore(
  db: Db,
  { workspaceId, retainerId, importId }: { workspaceId: string; retainerId: string; importId: string },
  kind: 'changed' | 'removed',
  ids: Uint8Array,
): Promise<void> {
  await db.execute(sql`
    insert into replaced_entries (workspace_id, import_id, entry_id, retainer_id, kind, before)
    select ${workspaceId}, ${importId}, e.id, ${retainerId}, ${kind}, to_jsonb(e) from entries e
    where e.workspace_id = ${workspaceId} and e.id = any(${ids}::uuid[])`)
}

import { sql } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'

const keptDays = 7

/**
 * Takes an entry out of the log. It can be restored for seven days; what came from an import is known to be taken out for as long as its
 * retainer lasts, so that no later import brings it back.
 */
export async function takeOut(db: Db, workspaceId: string, id: string, at: string): Promise<void> {
  await db.execute(sql`
    insert into removed_entries (workspace_id, id, retainer_id, entry, worked_on, source_key, source_dialect, source_client, import_said, import_id, removed_at)
    select e.workspace_id, e.id, e.retainer_id, to_jsonb(e), coalesce((e.import_said ->> 'workedOn')::date, e.worked_on), e.source_key, e.source_dialect, e.source_client,
      case when e.source_key is null then null else coalesce(e.import_said,
        jsonb_build_object('workedOn', e.worked_on, 'seconds', e.seconds, 'description', e.description, 'project', e.project, 'billable', e.billable)) end,
      e.import_id, ${at}
    from entries e where e.workspace_id = ${workspaceId} and e.id = ${id}
    on conflict (workspace_id, retainer_id, source_key) where source_key is not null do update set id = excluded.id, entry = excluded.entry, worked_on = excluded.worked_on,
      import_said = excluded.import_said, import_id = excluded.import_id, removed_at = excluded.removed_at`)
  await db.execute(sql`delete from entries where workspace_id = ${workspaceId} and id = ${id}`)
  const old = sql`workspace_id = ${workspaceId} and entry is not null and removed_at < ${at}::timestamptz - make_interval(days => ${keptDays})`
  await db.execute(sql`delete from removed_entries where ${old} and source_key is null`)
  await db.execute(sql`update removed_entries set entry = null where ${old}`)
}

/** An entry that was taken out and can still be restored. */
export async function findRemoved(db: Db, workspaceId: string, id: string, at: string) {
  const { rows } = await db.execute<{ retainerId: string; workedOn: string; isBack: boolean }>(sql`
    select r.retainer_id as "retainerId", r.entry ->> 'worked_on' as "workedOn",
      exists (select from entries e where e.workspace_id = r.workspace_id and e.retainer_id = r.retainer_id and e.source_key = r.source_key) as "isBack"
    from removed_entries r where r.workspace_id = ${workspaceId} and r.id = ${id} and r.entry is not null
      and r.removed_at >= ${at}::timestamptz - make_interval(days => ${keptDays})`)
  return rows[0]
}

/** Puts an entry back as it was, in the cycle its day counts in now. */
export async function putBackEntry(db: Db, workspaceId: string, id: string, cycleStartsOn: string): Promise<void> {
  await db.execute(sql`
    insert into entries select (jsonb_populate_record(null::entries, r.entry || jsonb_build_object('cycle_starts_on', ${cycleStartsOn}::text))).*
    from removed_entries r where r.workspace_id = ${workspaceId} and r.id = ${id}`)
  await db.execute(sql`delete from removed_entries where workspace_id = ${workspaceId} and id = ${id}`)
}

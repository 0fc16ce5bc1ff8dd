import { sql } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { keepBefore } from './keep-before.ts'
import type { Columns } from './reader/columns.ts'
import type { Reader } from './reader/open-reader.ts'
import { settleRows } from './settle-rows.ts'

const chunk = 2000

type Where = { workspaceId: string; retainerId: string; importId: string; dialect: string; isOwn: boolean; by: string; at: string }

type Part = { count: number }

/** Hands over one part after the other; while the database writes one, the reader prepares the next. */
async function inParts<P extends Part>(
  partFrom: (from: number, count: number) => Promise<P>,
  write: (part: P) => Promise<void>,
): Promise<void> {
  let next = await partFrom(0, chunk)
  for (let from = chunk; next.count > 0; from += chunk) [next] = await Promise.all([partFrom(from, chunk), write(next)])
}

/** Makes the log follow a publication: what is written over or removed is kept as it was, for undoing. The totals of cycles are the caller's. */
export async function writePublication(db: Db, reader: Reader, where: Where): Promise<void> {
  const { workspaceId } = where
  await inParts(reader.removes, async ({ ids }) => {
    await keepBefore(db, where, 'removed', ids)
    await db.execute(sql`delete from entries where workspace_id = ${workspaceId} and id = any(${ids}::uuid[])`)
  })
  // Keys may change places, so all of them are free before any is taken.
  await inParts(reader.changes, async ({ ids }) => {
    await keepBefore(db, where, 'changed', ids)
    if (!where.isOwn)
      await db.execute(sql`update entries set source_key = null where workspace_id = ${workspaceId} and id = any(${ids}::uuid[])`)
  })
  await inParts(reader.changes, (columns) => changeEntries(db, where, columns))
  await settleRows(db, where, await reader.settles())
  await inParts(reader.adds, (columns) => addEntries(db, where, columns))
  await inParts(reader.leftOut, (columns) => leaveOut(db, where, columns))
}

const unnested = (columns: Columns) => sql`
  unnest(${columns.ids}::uuid[], ${columns.cycles}::date[], ${columns.days}::date[], ${columns.seconds}::int[], ${columns.descriptions}::text[], ${columns.workTypes}::text[],
    ${columns.vendors}::text[], ${columns.projects}::text[], ${columns.billable}::boolean[], ${columns.keys}::text[], ${columns.clients}::text[], ${columns.said}::text[])
    as x (id, cycle, day, seconds, description, work_type, vendor, project, billable, key, client, said)`

async function addEntries(db: Db, { workspaceId, retainerId, importId, dialect, by, at }: Where, columns: Columns): Promise<void> {
  await db.execute(sql`
    insert into entries (workspace_id, id, retainer_id, cycle_starts_on, worked_on, seconds, description, work_type, vendor, project, billable, import_id, source_key,
      source_dialect, source_client, import_said, written_by, logged_by, logged_at)
    select ${workspaceId}, x.id, ${retainerId}, x.cycle, x.day, x.seconds, x.description, x.work_type, x.vendor, x.project, x.billable, ${importId}, x.key,
      ${dialect}, x.client, x.said::jsonb, ${importId}, ${by}, ${at}
    from ${unnested(columns)}`)
}

async function leaveOut(db: Db, { workspaceId, retainerId, importId, dialect, at }: Where, columns: Columns): Promise<void> {
  await db.execute(sql`
    insert into removed_entries (workspace_id, id, retainer_id, worked_on, source_key, source_dialect, source_client, import_said, import_id, removed_at)
    select ${workspaceId}, x.id, ${retainerId}, x.day, x.key, ${dialect}, x.client, x.said::jsonb, ${importId}, ${at} from ${unnested(columns)}
    on conflict (workspace_id, retainer_id, source_key) where source_key is not null do nothing`)
}

/** What an export said of an entry that is still as it said. */
const saidNow = sql`jsonb_build_object('workedOn', e.worked_on, 'seconds', e.seconds, 'description', e.description, 'project', e.project, 'billable', e.billable)`

// What our own export changes is an edit by hand as far as the tracker goes that the entry came from.
async function changeEntries(db: Db, { workspaceId, importId, isOwn }: Where, columns: Columns): Promise<void> {
  if (isOwn)
    await db.execute(sql`
      update entries e set import_said = coalesce(e.import_said, ${saidNow})
      where e.workspace_id = ${workspaceId} and e.id = any(${columns.ids}::uuid[]) and e.source_key is not null`)
  await db.execute(sql`
    update entries e set cycle_starts_on = x.cycle, worked_on = x.day, seconds = x.seconds, description = x.description, work_type = x.work_type, vendor = x.vendor,
      project = x.project, billable = x.billable, written_by = ${importId}
      ${isOwn ? sql`` : sql`, source_key = x.key, source_client = x.client, import_said = x.said::jsonb`}
    from ${unnested(columns)} where e.workspace_id = ${workspaceId} and e.id = x.id and e.id = any(${columns.ids}::uuid[])`)
}

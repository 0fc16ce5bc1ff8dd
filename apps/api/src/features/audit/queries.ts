import type { AuditFilter } from '@hourtab/contract/audit'
import { sql, type SQL } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import type { Changes } from '../../platform/tables/events.ts'

export type AuditRow = {
  id: string
  at: string
  name: string
  actorId: string | null
  actorName: string | null
  keyName: string | null
  about: string | null
  changes: Changes | null
  subject: Record<string, unknown>
  retainerId: string | null
  retainerName: string | null
  clientName: string | null
}

const midnight = (day: string, timeZone: string, daysLater = 0) =>
  sql`((${day}::date + ${daysLater}::int)::timestamp at time zone ${timeZone})`

function conditions({ person, what, retainerId, from, to, timeZone }: AuditFilter): SQL[] {
  const wanted = [sql`true`]
  if (person) wanted.push(sql`e.actor_id = ${person}`)
  if (what) wanted.push(sql`e.name like ${`${what}.%`}`)
  if (retainerId) wanted.push(sql`e.retainer_id = ${retainerId}`)
  if (from) wanted.push(sql`e.at >= ${midnight(from, timeZone)}`)
  if (to) wanted.push(sql`e.at < ${midnight(to, timeZone, 1)}`)
  return wanted
}

/** What happened in a workspace, newest first, with the names of today of people and retainers. */
export async function auditBefore(
  db: Db,
  workspaceId: string,
  { before, limit, ...filter }: AuditFilter & { before?: string; limit: number },
): Promise<AuditRow[]> {
  const where = sql.join([...conditions(filter), ...(before ? [sql`e.id < ${before}`] : [])], sql` and `)
  const { rows } = await db.execute<AuditRow>(sql`
    select e.id, e.at::text as at, e.name, e.actor_id as "actorId", u.name as "actorName", e.key_name as "keyName", e.about, e.changes, e.subject,
      e.retainer_id as "retainerId", r.name as "retainerName", c.name as "clientName"
    from events e
    left join users u on u.id = e.actor_id
    left join retainers r on r.workspace_id = ${workspaceId} and r.id = e.retainer_id
    left join clients c on c.workspace_id = ${workspaceId} and c.id = r.client_id
    where e.workspace_id = ${workspaceId} and ${where} order by e.id desc limit ${limit}`)
  return rows
}

type Named = { name: string; client: string }

/** What removed retainers were called last, by their ids. */
export async function namesOfRemoved(db: Db, workspaceId: string, ids: string[]): Promise<Map<string, Named>> {
  if (ids.length === 0) return new Map()
  const { rows } = await db.execute<Named & { id: string }>(sql`
    select retainer_id as id, subject ->> 'name' as name, subject ->> 'client' as client from events
    where workspace_id = ${workspaceId} and name = 'retainer.removed' and retainer_id = any(${sql.param(ids)}::uuid[])`)
  return new Map(rows.map(({ id, ...named }) => [id, named]))
}

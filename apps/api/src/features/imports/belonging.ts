import type { Source } from '@hourtab/domain/csv/coverage'
import { sql, type SQL } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'

type Counted = Source & { rows: number }

/** A retainer that rows of a file seem to belong to, and how many. */
export type Belonging = { retainerId: string; rows: number }

const named = (sources: readonly Counted[]): SQL => {
  const list = sources.map(({ client, project, rows }) => ({ client: client ?? '', project: project ?? '', rows }))
  return sql`jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as n (client text, project text, rows int)`
}

/** Which retainers these clients and projects were imported into, most rows first; `byClient` lets any project of a client do. */
export async function retainersOf(
  db: Db,
  workspaceId: string,
  sources: readonly Counted[],
  { byClient = false, notKnownTo }: { byClient?: boolean; notKnownTo?: string } = {},
): Promise<Belonging[]> {
  const same = byClient ? sql`n.client = s.client and s.client <> ''` : sql`n.client = s.client and n.project = s.project`
  const isNews = notKnownTo
    ? sql`not exists (select from import_sources h where h.workspace_id = ${workspaceId} and h.retainer_id = ${notKnownTo} and h.client = n.client and h.project = n.project)`
    : sql`true`
  const { rows } = await db.execute<Belonging>(sql`
    select m.retainer_id as "retainerId", sum(m.rows)::int as rows from (
      select distinct s.retainer_id, n.client, n.project, n.rows from import_sources s join ${named(sources)} on ${same}
      where s.workspace_id = ${workspaceId} and ${isNews}
    ) m group by 1 order by 2 desc, 1 desc limit 20`)
  return rows
}

/** Retainers whose client has the name of a client in the file. */
export async function retainersNamed(db: Db, workspaceId: string, sources: readonly Counted[]): Promise<Belonging[]> {
  const { rows } = await db.execute<Belonging>(sql`
    select r.id as "retainerId", sum(n.rows)::int as rows from clients c
    join retainers r on r.workspace_id = c.workspace_id and r.client_id = c.id
    join ${named(sources)} on lower(n.client) = lower(c.name)
    where c.workspace_id = ${workspaceId} group by 1 order by 2 desc, 1 desc limit 20`)
  return rows
}

/** Retainers that sheets with these columns were imported into, newest first; for sheets that name neither client nor project. */
export async function retainersBySheet(db: Db, workspaceId: string, signature: string | null, rows: number): Promise<Belonging[]> {
  const { rows: found } = await db.execute<{ retainerId: string }>(sql`
    select retainer_id as "retainerId" from imports
    where workspace_id = ${workspaceId} and signature = ${signature} and state = 'published' group by 1 order by max(id::text) desc limit 20`)
  return found.map(({ retainerId }) => ({ retainerId, rows }))
}

/** A client and project in words. */
export const nameOf = ({ client, project }: Source): string => [client, project].filter(Boolean).join(' / ') || 'no client and project'

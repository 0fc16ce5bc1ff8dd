import { publicEventNames } from '@hourtab/contract/events'
import { sql } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'

const eventsAtOnce = 1000
const firstId = '00000000-0000-0000-0000-000000000000'

/**
 * Numbers what happened since this was last done, and makes a delivery of each event for each webhook that listens to it; answers the last
 * number. Writers need not wait for one another: whoever reads or delivers numbers, one at a time in a workspace, what is committed by then.
 * So numbers have no gaps, become visible in their order, and an event that is committed late gets a late number.
 */
export async function numberEvents(db: Db, workspaceId: string, at: string): Promise<number> {
  if (!(await areSomeWithout(db, workspaceId))) return lastNumber(db, workspaceId)
  const { rows } = await db.execute<{ last: string }>(sql`
    insert into sequences (workspace_id, last) values (${workspaceId}, 0)
    on conflict (workspace_id) do update set last = sequences.last returning last`)
  let last = Number(rows[0]!.last)
  let through = firstId
  for (let isMore = true; isMore;) {
    const some = await numberSome(db, workspaceId, { last, after: through, at })
    isMore = some.numbered === eventsAtOnce
    last += some.numbered
    through = some.through ?? through
  }
  return last
}

async function areSomeWithout(db: Db, workspaceId: string): Promise<boolean> {
  const { rows } = await db.execute(sql`select 1 from events where workspace_id = ${workspaceId} and sequence is null limit 1`)
  return rows.length > 0
}

async function lastNumber(db: Db, workspaceId: string): Promise<number> {
  const { rows } = await db.execute<{ last: string }>(sql`select last from sequences where workspace_id = ${workspaceId}`)
  return Number(rows[0]?.last ?? 0)
}

type Next = { last: number; after: string; at: string }

// Each number and what is to be told of it are one statement: no event has the one without the other. Events are numbered from one id to another,
// because whatever the planner knows of how many wait, the index leads there.
async function numberSome(db: Db, workspaceId: string, { last, after, at }: Next): Promise<{ numbered: number; through: string | null }> {
  const { rows } = await db.execute<{ numbered: number; through: string | null }>(sql`
    with waiting as materialized (
      select array(select id from events where workspace_id = ${workspaceId} and sequence is null and id > ${after} order by id limit ${eventsAtOnce}) as ids
    ), numbered as (
      update events set sequence = ${last}::bigint + array_position((select ids from waiting), id)
      where workspace_id = ${workspaceId} and sequence is null
        and id between (select ids[1] from waiting) and (select ids[cardinality(ids)] from waiting) returning id, name, sequence
    ), counted as (
      update sequences set last = ${last}::bigint + (select cardinality(ids) from waiting) where workspace_id = ${workspaceId}
    ), told as (
      insert into deliveries (workspace_id, id, webhook_id, event_id, next_try_at, created_at)
      select ${workspaceId}, gen_random_uuid(), h.id, n.id, ${at}, ${at}
      from numbered n join webhooks h on h.workspace_id = ${workspaceId} and h.state = 'active' and h.after_sequence < n.sequence
        and (h.events = '[]'::jsonb or h.events ? n.name)
      where n.name = any(${sql.param([...publicEventNames])}::text[])
    )
    select cardinality(ids)::int as numbered, ids[cardinality(ids)] as through from waiting`)
  return rows[0]!
}

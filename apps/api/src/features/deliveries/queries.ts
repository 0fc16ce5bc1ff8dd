import type { DeliveryState } from '@hourtab/contract/webhooks'
import { sql, type SQL } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import type { Attempt, deliveries } from '../../platform/tables/webhooks.ts'
import type { Told } from './payload.ts'

export type DeliveryRow = Omit<typeof deliveries.$inferSelect, 'attempts' | 'eventId'> & { attempts: Attempt[]; event: Told | null }

const shown = sql`
  d.workspace_id as "workspaceId", d.id, d.webhook_id as "webhookId", d.state, d.tries, d.attempts, d.next_try_at::text as "nextTryAt", d.created_at::text as "createdAt",
  case when e.id is not null then jsonb_build_object('id', e.id, 'sequence', e.sequence, 'name', e.name, 'retainerId', e.retainer_id, 'subject', e.subject, 'at', e.at) end as event`

const reading = (workspaceId: string, rest: SQL): SQL => sql`
  select ${shown} from deliveries d left join events e on e.workspace_id = ${workspaceId} and e.id = d.event_id
  where d.workspace_id = ${workspaceId} and ${rest}`

/** One delivery; throws 404. */
export async function deliveryById(db: Db, workspaceId: string, id: string): Promise<DeliveryRow> {
  const { rows } = await db.execute<DeliveryRow>(reading(workspaceId, sql`d.id = ${id}`))
  if (!rows[0]) throw problems.notFound('delivery')
  return rows[0]
}

type Wanted = { state?: DeliveryState; before?: readonly [createdAt: string, id: string]; limit: number }

/** What a webhook was told, newest first. */
export async function deliveriesOf(
  db: Db,
  workspaceId: string,
  webhookId: string,
  { state, before, limit }: Wanted,
): Promise<DeliveryRow[]> {
  const wanted = [sql`d.webhook_id = ${webhookId}`]
  if (state) wanted.push(sql`d.state = ${state}`)
  if (before) wanted.push(sql`(d.created_at, d.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`)
  const rest = sql`${sql.join(wanted, sql` and `)} order by d.created_at desc, d.id desc limit ${limit}`
  const { rows } = await db.execute<DeliveryRow>(reading(workspaceId, rest))
  return rows
}

/** Deliveries by their ids, in the order of their events. */
export async function deliveriesIn(db: Db, workspaceId: string, ids: string[]): Promise<DeliveryRow[]> {
  const { rows } = await db.execute<DeliveryRow>(reading(workspaceId, sql`d.id = any(${sql.param(ids)}::uuid[]) order by e.sequence`))
  return rows
}

/** Has a delivery tried from the beginning, from an instant on. */
export async function beginAnew(db: Db, workspaceId: string, id: string, at: string): Promise<void> {
  await db.execute(sql`
    update deliveries set state = 'waiting', tries = 0, next_try_at = ${at} where workspace_id = ${workspaceId} and id = ${id}`)
}

type Range = { webhookId: string; events: string[]; from: string; until: string; at: string; limit: number }

/** Has the events of a time told to a webhook from the beginning, up to a limit; those that it was never told get a delivery. Answers how many. */
export async function tellRange(db: Db, workspaceId: string, { webhookId, events, from, until, at, limit }: Range): Promise<number> {
  const { rowCount } = await db.execute(sql`
    insert into deliveries (workspace_id, id, webhook_id, event_id, next_try_at, created_at)
    select ${workspaceId}, gen_random_uuid(), ${webhookId}, e.id, ${at}, ${at} from events e
    where e.workspace_id = ${workspaceId} and e.at >= ${from} and e.at < ${until} and e.sequence is not null and e.name = any(${sql.param(events)}::text[])
    order by e.sequence limit ${limit}
    on conflict (workspace_id, webhook_id, event_id) do update set state = 'waiting', tries = 0, next_try_at = excluded.next_try_at`)
  return rowCount ?? 0
}

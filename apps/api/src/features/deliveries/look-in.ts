import { sql } from 'drizzle-orm'
import { instantNow, secondsLater } from '../../platform/clock.ts'
import type { Db, Deps } from '../../platform/context.ts'
import { absorbJobs, settleJobs, type Job } from '../../platform/jobs.ts'
import { enterWorkspace, inTransaction } from '../../platform/tenancy.ts'
import { numberEvents } from '../events/number-events.ts'
import { webhooksOf, type WebhookRow } from '../webhooks/queries.ts'
import { deliveriesIn, type DeliveryRow } from './queries.ts'

// Longer than a post may take. A process that dies in between leaves the delivery to be sent once more after it.
export const leaseSeconds = 30
const keptDays = 30
const prunedAtOnce = 1000

/** How many posts to one webhook are on their way at once from one process; one while it fails, so that who does not answer holds up nobody. */
const atOnce = 4
const atOnceWhileFailing = 1

export type Sendable = { webhook: WebhookRow; delivery: DeliveryRow }
type Looking = Pick<Deps, 'database' | 'clock'>

/**
 * Looks into the workspace of a job: numbers what happened, takes the deliveries that are due for this process alone, as many as each
 * webhook has room for beside those `onTheirWay`, lets go of those older than 30 days, and puts the job off until there is more to do.
 */
export async function lookIn({ database, clock }: Looking, job: Job, onTheirWay: ReadonlyMap<string, number>): Promise<Sendable[]> {
  const { workspaceId } = job
  return inTransaction(database, async (db) => {
    const now = instantNow(clock)
    await absorbJobs(db, job, 'webhooks', now)
    await enterWorkspace(db, workspaceId)
    await numberEvents(db, workspaceId, now)
    const webhooks = await webhooksOf(db, workspaceId)
    const ids: string[] = []
    for (const webhook of webhooks) ids.push(...(await takeDue(db, webhook, { clock, beside: onTheirWay.get(webhook.id) ?? 0 })))
    await prune(db, workspaceId, secondsLater(clock, -keptDays * 86_400))
    const next = await nextDue(db, workspaceId)
    const taken = ids.length > 0 ? await deliveriesIn(db, workspaceId, ids) : []
    await db.execute('set local role none')
    const soon = secondsLater(clock, 1)
    await settleJobs(db, job, 'webhooks', next === null || next > soon ? next : soon)
    const byId = new Map(webhooks.map((webhook) => [webhook.id, webhook]))
    return taken.map((delivery) => ({ webhook: byId.get(delivery.webhookId)!, delivery }))
  })
}

async function takeDue(db: Db, webhook: WebhookRow, { clock, beside }: Pick<Deps, 'clock'> & { beside: number }): Promise<string[]> {
  const { workspaceId, id, failingSince } = webhook
  const room = (failingSince === null ? atOnce : atOnceWhileFailing) - beside
  if (room <= 0) return []
  const { rows } = await db.execute<{ id: string }>(sql`
    update deliveries set next_try_at = ${secondsLater(clock, leaseSeconds)} where workspace_id = ${workspaceId} and id = any(array(
      select id from deliveries where workspace_id = ${workspaceId} and webhook_id = ${id} and state = 'waiting' and next_try_at <= ${instantNow(clock)}
      order by next_try_at, event_id limit ${room} for update skip locked))
    returning id`)
  return rows.map(({ id }) => id)
}

async function prune(db: Db, workspaceId: string, before: string): Promise<void> {
  await db.execute(sql`
    delete from deliveries where workspace_id = ${workspaceId} and id = any(array(
      select id from deliveries where workspace_id = ${workspaceId} and created_at < ${before} and state <> 'waiting' order by created_at limit ${prunedAtOnce}))`)
}

// What waits, what is on its way and may have to be sent by somebody else, and what will be old enough to let go.
async function nextDue(db: Db, workspaceId: string): Promise<string | null> {
  const { rows } = await db.execute<{ next: string | null }>(sql`
    select to_char(least(
      (select min(d.next_try_at) from webhooks h cross join lateral (
        select next_try_at from deliveries where workspace_id = ${workspaceId} and webhook_id = h.id and state = 'waiting' order by next_try_at limit 1) d
        where h.workspace_id = ${workspaceId}),
      (select created_at + make_interval(hours => ${keptDays * 24 + 1}::int) from deliveries where workspace_id = ${workspaceId} and state <> 'waiting' order by created_at limit 1)
    ) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as next`)
  return rows[0]!.next
}

import { sql } from 'drizzle-orm'
import { instantNow, secondsLater } from '../../platform/clock.ts'
import type { ByItself, Db, Deps } from '../../platform/context.ts'
import { addJob } from '../../platform/jobs.ts'
import type { Posted } from '../../platform/outbound/open-outbound.ts'
import type { Attempt } from '../../platform/tables/webhooks.ts'
import { inWorkspace } from '../../platform/tenancy.ts'
import { announce } from '../events/announce.ts'
import { dropWaiting, lockWebhook, updateWebhook, type WebhookRow } from '../webhooks/queries.ts'
import type { Sendable } from './look-in.ts'
import type { DeliveryRow } from './queries.ts'
import { waitAfter } from './retry.ts'

const keptAttempts = 20
const patienceDays = 5

export type Outcome = 'delivered' | 'refused' | 'failed'
type Settling = Pick<Deps, 'database' | 'clock' | 'live'>
type Given = Sendable & { posted: Posted; begunAt: string }

/**
 * Notes what became of a try: delivered, to be tried again, or failed for good. A webhook that answers 410 is disabled, and so is one to
 * which nothing got through from the first to the last try of a delivery, or for five days.
 */
export async function settle({ database, clock, live }: Settling, given: Given): Promise<Outcome> {
  const { delivery, posted } = given
  const { workspaceId } = delivery
  const wait = posted.fault === null || posted.status === 410 || isTest(delivery) ? undefined : waitAfter(delivery.tries + 1)
  const nextTryAt = wait === undefined ? null : secondsLater(clock, wait)
  const outcome: Outcome = posted.fault === null ? 'delivered' : nextTryAt === null ? 'failed' : 'refused'
  const committed: (() => void)[] = []
  await inWorkspace(database, workspaceId, async (db) => {
    committed.length = 0
    const ctx: ByItself = { db, clock, live, onCommit: (then) => committed.push(then), actor: { workspaceId, userId: null } }
    // The webhook first, as whoever disables it does; then neither waits for the other.
    const disabling = isTest(delivery) ? undefined : await noteOnWebhook(ctx, given, outcome)
    await noteTry(db, given, { outcome, nextTryAt })
    if (disabling) await disabling()
    const lookAgainAt = (await isMoreDue(db, delivery, clock)) ? instantNow(clock) : nextTryAt
    if (lookAgainAt !== null) await addJob(db, 'webhooks', workspaceId, lookAgainAt)
  })
  for (const then of committed) then()
  return outcome
}

const isTest = ({ event }: DeliveryRow) => event === null

async function noteTry(db: Db, { delivery, posted, begunAt }: Given, next: { outcome: Outcome; nextTryAt: string | null }): Promise<void> {
  const attempt: Attempt = { at: begunAt, ...posted }
  const state = next.outcome === 'refused' ? 'waiting' : next.outcome
  await db.execute(sql`
    update deliveries set state = ${state}, tries = tries + 1, next_try_at = ${next.nextTryAt},
      attempts = (case when jsonb_array_length(attempts) >= ${keptAttempts} then attempts - 0 else attempts end) || ${JSON.stringify([attempt])}::jsonb
    where workspace_id = ${delivery.workspaceId} and id = ${delivery.id}`)
}

// Whether there was more than this process had room for.
async function isMoreDue(db: Db, { workspaceId, webhookId }: DeliveryRow, clock: Deps['clock']): Promise<boolean> {
  const { rows } = await db.execute(sql`
    select 1 from deliveries where workspace_id = ${workspaceId} and webhook_id = ${webhookId} and state = 'waiting' and next_try_at <= ${instantNow(clock)} limit 1`)
  return rows.length > 0
}

// Answers how to disable it where that is due, which takes what waits along.
async function noteOnWebhook(ctx: ByItself, given: Given, outcome: Outcome): Promise<(() => Promise<void>) | undefined> {
  const { db, clock } = ctx
  const { webhook: known, delivery, posted, begunAt } = given
  const { workspaceId, id } = known
  if (outcome === 'delivered') {
    await endFailing(db, known)
    return undefined
  }
  const webhook = await lockWebhook(db, workspaceId, id)
  if (!webhook) return undefined
  if (webhook.state !== 'active') return () => dropWaiting(db, workspaceId, id, instantNow(clock))
  const since = webhook.failingSince ?? begunAt
  if (webhook.failingSince === null) await updateWebhook(db, workspaceId, id, { failingSince: since })
  const firstTry = delivery.tries === 0 ? begunAt : delivery.attempts.at(-delivery.tries)!.at
  const isThroughout = outcome === 'failed' && Date.parse(since) <= Date.parse(firstTry)
  const isTooLong = clock.now().getTime() - Date.parse(since) >= patienceDays * 86_400_000
  if (posted.status === 410) return () => disable(ctx, webhook, 'It answered 410: nobody listens there any more')
  if (isThroughout || isTooLong) return () => disable(ctx, webhook, `Nothing got through for days: ${posted.fault}`)
  return undefined
}

// The row is written, and so locked, only when there is something to change.
async function endFailing(db: Db, { workspaceId, id }: WebhookRow): Promise<void> {
  await db.execute(sql`
    update webhooks set failing_since = null where workspace_id = ${workspaceId} and id = ${id} and failing_since is not null`)
}

async function disable(ctx: ByItself, { workspaceId, id, name }: WebhookRow, disabledBecause: string): Promise<void> {
  const disabledAt = instantNow(ctx.clock)
  await updateWebhook(ctx.db, workspaceId, id, { state: 'disabled', disabledBecause, disabledAt })
  await dropWaiting(ctx.db, workspaceId, id, disabledAt)
  await announce(ctx, 'webhook.disabled', null, { webhookId: id }, { about: name, changes: [['disabledBecause', null, disabledBecause]] })
}

import { and, desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { deliveries, webhooks } from '../../platform/tables/webhooks.ts'

export type WebhookRow = typeof webhooks.$inferSelect
export type Last = { id: string; state: (typeof deliveries.$inferSelect)['state']; createdAt: string }

const mine = (workspaceId: string, id: string) => and(eq(webhooks.workspaceId, workspaceId), eq(webhooks.id, id))

/** One webhook, locked; undefined when it is gone. What refers to it, as a delivery does, need not wait. */
export async function lockWebhook(db: Db, workspaceId: string, id: string): Promise<WebhookRow | undefined> {
  const [webhook] = await db.select().from(webhooks).where(mine(workspaceId, id)).for('no key update')
  return webhook
}

/** One webhook; throws 404. With `forWriting` it is locked. */
export async function webhookById(db: Db, workspaceId: string, id: string, forWriting?: 'forWriting'): Promise<WebhookRow> {
  const [webhook] = forWriting ? [await lockWebhook(db, workspaceId, id)] : await db.select().from(webhooks).where(mine(workspaceId, id))
  if (!webhook) throw problems.notFound('webhook')
  return webhook
}

/** The webhooks of a workspace, newest first. */
export const webhooksOf = (db: Db, workspaceId: string): Promise<WebhookRow[]> =>
  db.select().from(webhooks).where(eq(webhooks.workspaceId, workspaceId)).orderBy(desc(webhooks.id))

/** The newest delivery of each webhook of a workspace, by webhook. */
export async function lastDeliveries(db: Db, workspaceId: string): Promise<Map<string, Last>> {
  const { rows } = await db.execute<Last & { webhookId: string }>(sql`
    select h.id as "webhookId", d.id, d.state, d.created_at::text as "createdAt" from webhooks h cross join lateral (
      select id, state, created_at from deliveries where workspace_id = ${workspaceId} and webhook_id = h.id
      order by created_at desc, id desc limit 1) d
    where h.workspace_id = ${workspaceId}`)
  return new Map(rows.map(({ webhookId, ...last }) => [webhookId, last]))
}

export async function insertWebhook(db: Db, webhook: typeof webhooks.$inferInsert): Promise<WebhookRow> {
  const [inserted] = await db.insert(webhooks).values(webhook).returning()
  return inserted!
}

export async function updateWebhook(db: Db, workspaceId: string, id: string, change: Partial<WebhookRow>): Promise<WebhookRow> {
  const [updated] = await db.update(webhooks).set(change).where(mine(workspaceId, id)).returning()
  return updated!
}

export async function deleteWebhook(db: Db, workspaceId: string, id: string): Promise<void> {
  await db.delete(webhooks).where(mine(workspaceId, id))
}

/** Gives up what waits to be told to a webhook that is disabled, and says so in its log. */
export async function dropWaiting(db: Db, workspaceId: string, webhookId: string, at: string): Promise<void> {
  const said = [{ at, status: null, durationMs: 0, fault: 'the webhook was disabled before it was sent', answer: null }]
  await db.execute(sql`
    update deliveries set state = 'failed', next_try_at = null, attempts = attempts || ${JSON.stringify(said)}::jsonb
    where workspace_id = ${workspaceId} and webhook_id = ${webhookId} and state = 'waiting'`)
}

import { instantNow } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { addJob } from '../../platform/jobs.ts'
import { deliveries } from '../../platform/tables/webhooks.ts'
import { webhookById } from '../webhooks/queries.ts'
import { toDelivery } from './delivery-view.ts'
import { deliveryById } from './queries.ts'

/** Sends a test to a webhook, also to one that is disabled; it is tried once. Throws 404. */
export async function pingWebhook(ctx: Context, webhookId: string) {
  const { db, actor, clock, live, onCommit } = ctx
  const { workspaceId } = actor
  await webhookById(db, workspaceId, webhookId)
  const [id, at] = [newId(), instantNow(clock)]
  await db.insert(deliveries).values({ workspaceId, id, webhookId, nextTryAt: at, createdAt: at })
  await addJob(db, 'webhooks', workspaceId, at)
  onCommit(() => live.nudge(workspaceId))
  return { delivery: toDelivery(await deliveryById(db, workspaceId, id)) }
}

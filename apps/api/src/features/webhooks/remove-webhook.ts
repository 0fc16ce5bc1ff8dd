import type { Context } from '../../platform/context.ts'
import { announce } from '../events/announce.ts'
import { deleteWebhook, webhookById } from './queries.ts'
import { toWebhook } from './webhook-view.ts'

/** Removes a webhook with the log of what it was told. Throws 404 and 412. */
export async function removeWebhook(ctx: Context, id: string): Promise<undefined> {
  const { db, actor } = ctx
  const webhook = await webhookById(db, actor.workspaceId, id, 'forWriting')
  ctx.ifMatch(toWebhook(webhook))
  await deleteWebhook(db, actor.workspaceId, id)
  await announce(ctx, 'webhook.removed', null, { webhookId: id }, { about: webhook.name })
}

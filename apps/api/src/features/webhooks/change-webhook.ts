import type { changeWebhook as endpoint } from '@hourtab/contract/webhooks'
import type { Received } from '@hourtab/contract/endpoint'
import { instantNow } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { announce } from '../events/announce.ts'
import { webhookChanges } from './audited.ts'
import { needPublicUrl } from './create-webhook.ts'
import { listenFromNow } from './listen-from-now.ts'
import { dropWaiting, updateWebhook, webhookById, type WebhookRow } from './queries.ts'
import { toWebhook } from './webhook-view.ts'

/** Changes a webhook. Disabled, what waits for it is given up; enabled, it is told what happens from then on. */
export async function changeWebhook(ctx: Context, id: string, { state, ...given }: Received<typeof endpoint>['body']) {
  const { db, actor } = ctx
  const { workspaceId } = actor
  const before = await webhookById(db, workspaceId, id, 'forWriting')
  ctx.ifMatch(toWebhook(before))
  if (given.url !== undefined) needPublicUrl(ctx, given.url)
  const isTurned = state !== undefined && state !== before.state
  const change = { ...given, ...(isTurned && (state === 'active' ? await enabling(ctx, workspaceId) : await disabling(ctx, before))) }
  if (Object.keys(change).length === 0) return { webhook: toWebhook(before) }
  const after = await updateWebhook(db, workspaceId, id, change)
  await announce(ctx, 'webhook.changed', null, { webhookId: id }, { about: before.name, changes: webhookChanges(before, after) })
  return { webhook: toWebhook(after) }
}

async function enabling(ctx: Context, workspaceId: string): Promise<Partial<WebhookRow>> {
  const afterSequence = await listenFromNow(ctx, workspaceId)
  return { state: 'active', disabledBecause: null, disabledAt: null, failingSince: null, afterSequence }
}

async function disabling({ db, clock }: Context, { workspaceId, id }: WebhookRow): Promise<Partial<WebhookRow>> {
  const disabledAt = instantNow(clock)
  await dropWaiting(db, workspaceId, id, disabledAt)
  return { state: 'disabled', disabledBecause: 'Turned off by hand', disabledAt }
}

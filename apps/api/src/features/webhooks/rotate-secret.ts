import { secondsLater } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { announce } from '../events/announce.ts'
import { updateWebhook, webhookById } from './queries.ts'
import { freshSecret } from './signing.ts'
import { toWebhook } from './webhook-view.ts'

const keptSeconds = 24 * 3600

/** Gives a webhook a new secret, shown in this answer only; the one before signs as well for 24 hours. */
export async function rotateSecret(ctx: Context, id: string) {
  const { db, actor, clock } = ctx
  const before = await webhookById(db, actor.workspaceId, id, 'forWriting')
  ctx.ifMatch(toWebhook(before))
  const { secret, sealedSecret } = freshSecret(ctx)
  const change = { sealedSecret, sealedOldSecret: before.sealedSecret, oldSecretUntil: secondsLater(clock, keptSeconds) }
  const after = await updateWebhook(db, actor.workspaceId, id, change)
  await announce(ctx, 'webhook.rotated', null, { webhookId: id }, { about: before.name })
  return { webhook: toWebhook(after), secret }
}

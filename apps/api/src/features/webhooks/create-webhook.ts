import type { createWebhook as endpoint } from '@hourtab/contract/webhooks'
import { mostWebhooks } from '@hourtab/contract/webhooks'
import type { Received } from '@hourtab/contract/endpoint'
import { instantNow } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { problems } from '../../platform/problem.ts'
import { announce } from '../events/announce.ts'
import { webhookChanges } from './audited.ts'
import { listenFromNow } from './listen-from-now.ts'
import { insertWebhook, webhooksOf } from './queries.ts'
import { freshSecret } from './signing.ts'
import { toWebhook } from './webhook-view.ts'

/** Refuses a URL that nothing would be posted to; 422. */
export function needPublicUrl({ outbound }: Pick<Context, 'outbound'>, url: string): void {
  const detail = outbound.faultOf(url)
  if (detail !== undefined) throw problems.invalidInput([{ pointer: '#/url', detail }])
}

/** Makes a webhook that is told what happens from now on; its secret is in the answer and stored sealed. Throws 409 when there are 20. */
export async function createWebhook(ctx: Context, input: Received<typeof endpoint>['body']) {
  const { db, actor, clock } = ctx
  const { workspaceId } = actor
  needPublicUrl(ctx, input.url)
  // Whoever numbers holds the workspace's count, so that two who come at once do not both find the last place free.
  const afterSequence = await listenFromNow(ctx, workspaceId)
  if ((await webhooksOf(db, workspaceId)).length >= mostWebhooks) throw problems.tooManyWebhooks(mostWebhooks)
  const { secret, sealedSecret } = freshSecret(ctx)
  const row = await insertWebhook(db, { workspaceId, id: newId(), ...input, sealedSecret, afterSequence, createdAt: instantNow(clock) })
  await announce(ctx, 'webhook.created', null, { webhookId: row.id }, { about: row.name, changes: webhookChanges(undefined, row) })
  return { webhook: toWebhook(row), secret }
}

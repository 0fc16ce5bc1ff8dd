import { mostRedelivered, type redeliverRange as rangeEndpoint } from '@hourtab/contract/deliveries'
import type { Received } from '@hourtab/contract/endpoint'
import { publicEventNames } from '@hourtab/contract/events'
import { instantNow } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { addJob } from '../../platform/jobs.ts'
import { problems } from '../../platform/problem.ts'
import { numberEvents } from '../events/number-events.ts'
import { webhookById } from '../webhooks/queries.ts'
import { toDelivery } from './delivery-view.ts'
import { beginAnew, deliveryById, tellRange } from './queries.ts'

async function activeWebhook({ db, actor }: Context, id: string) {
  const webhook = await webhookById(db, actor.workspaceId, id, 'forWriting')
  if (webhook.state !== 'active') throw problems.webhookDisabled()
  return webhook
}

/** Sends a delivery again, now, under the id it has. Throws 404, and 409 while its webhook is disabled. */
export async function redeliver(ctx: Context, id: string) {
  const { db, actor, clock, live, onCommit } = ctx
  const { workspaceId } = actor
  const { webhookId } = await deliveryById(db, workspaceId, id)
  await activeWebhook(ctx, webhookId)
  const at = instantNow(clock)
  await beginAnew(db, workspaceId, id, at)
  await addJob(db, 'webhooks', workspaceId, at)
  onCommit(() => live.nudge(workspaceId))
  return { delivery: toDelivery(await deliveryById(db, workspaceId, id)) }
}

/** Sends the events of a time again, or for the first time where the webhook missed them. Throws 409 while it is disabled, 422 when there are more than 1,000. */
export async function redeliverRange(ctx: Context, webhookId: string, { from, until }: Received<typeof rangeEndpoint>['body']) {
  const { db, actor, clock, live, onCommit } = ctx
  const { workspaceId } = actor
  const webhook = await activeWebhook(ctx, webhookId)
  const at = instantNow(clock)
  await numberEvents(db, workspaceId, at)
  const events = webhook.events.length > 0 ? webhook.events : [...publicEventNames]
  const redelivered = await tellRange(db, workspaceId, { webhookId, events, from, until, at, limit: mostRedelivered + 1 })
  if (redelivered > mostRedelivered)
    throw problems.invalidInput([
      { pointer: '#/until', detail: `More than ${mostRedelivered} events lie in between; send a shorter time again` },
    ])
  if (redelivered > 0) await addJob(db, 'webhooks', workspaceId, at)
  onCommit(() => live.nudge(workspaceId))
  return { redelivered }
}

import * as contract from '@hourtab/contract/deliveries'
import { z } from 'zod'
import { pageFrom, readCursor } from '../../platform/page.ts'
import type { Api } from '../../platform/serve.ts'
import { webhookById } from '../webhooks/queries.ts'
import { toDelivery } from './delivery-view.ts'
import { payloadOf } from './payload.ts'
import { pingWebhook } from './ping-webhook.ts'
import { deliveriesOf, deliveryById } from './queries.ts'
import { redeliver, redeliverRange } from './redeliver.ts'

const Cursor = z.tuple([z.iso.datetime(), z.uuid()])

export function deliveryRoutes({ serve }: Api) {
  serve(contract.listDeliveries, async ({ db, actor }, { params, query: { cursor, limit, state } }) => {
    const before = readCursor(Cursor, cursor)
    await webhookById(db, actor.workspaceId, params.webhookId)
    const rows = await deliveriesOf(db, actor.workspaceId, params.webhookId, { state, before, limit: limit + 1 })
    return pageFrom(
      rows.map(toDelivery),
      limit,
      ({ createdAt, id }) => [createdAt, id],
      (delivery) => delivery,
    )
  })
  serve(contract.readDelivery, async ({ db, actor }, { params }) => {
    const delivery = await deliveryById(db, actor.workspaceId, params.deliveryId)
    return { delivery: toDelivery(delivery), payload: payloadOf(delivery) }
  })
  serve(contract.pingWebhook, (ctx, { params }) => pingWebhook(ctx, params.webhookId))
  serve(contract.redeliver, (ctx, { params }) => redeliver(ctx, params.deliveryId))
  serve(contract.redeliverRange, (ctx, { params, body }) => redeliverRange(ctx, params.webhookId, body))
}

import * as contract from '@hourtab/contract/webhooks'
import type { Api } from '../../platform/serve.ts'
import { changeWebhook } from './change-webhook.ts'
import { createWebhook } from './create-webhook.ts'
import { lastDeliveries, webhookById, webhooksOf } from './queries.ts'
import { removeWebhook } from './remove-webhook.ts'
import { rotateSecret } from './rotate-secret.ts'
import { toListedWebhook, toWebhook } from './webhook-view.ts'

export function webhookRoutes({ serve }: Api) {
  serve(contract.listWebhooks, async ({ db, actor }) => {
    const rows = await webhooksOf(db, actor.workspaceId)
    const last = await lastDeliveries(db, actor.workspaceId)
    return { items: rows.map((row) => toListedWebhook(row, last.get(row.id))), nextCursor: null }
  })
  serve(contract.createWebhook, (ctx, { body }) => createWebhook(ctx, body))
  serve(contract.readWebhook, async ({ db, actor }, { params }) => ({
    webhook: toWebhook(await webhookById(db, actor.workspaceId, params.webhookId)),
  }))
  serve(contract.changeWebhook, (ctx, { params, body }) => changeWebhook(ctx, params.webhookId, body))
  serve(contract.removeWebhook, (ctx, { params }) => removeWebhook(ctx, params.webhookId))
  serve(contract.rotateSecret, (ctx, { params }) => rotateSecret(ctx, params.webhookId))
}

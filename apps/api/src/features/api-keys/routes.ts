import * as contract from '@hourtab/contract/api-keys'
import type { Api } from '../../platform/serve.ts'
import { toApiKey } from './api-key-view.ts'
import { createApiKey } from './create-api-key.ts'
import { apiKeysOf } from './queries.ts'
import { revokeApiKey } from './revoke-api-key.ts'

export function apiKeyRoutes({ serve }: Api) {
  serve(contract.listApiKeys, async ({ db, actor }) => {
    const rows = await apiKeysOf(db, actor.workspaceId)
    return { items: rows.map(toApiKey), nextCursor: null }
  })
  serve(contract.createApiKey, (ctx, { body }) => createApiKey(ctx, body))
  serve(contract.revokeApiKey, (ctx, { params }) => revokeApiKey(ctx, params.keyId))
}

import * as contract from '@hourtab/contract/api-keys'
import { desc, eq } from 'drizzle-orm'
import type { Api } from '../../platform/serve.ts'
import { apiKeys } from '../../platform/tables/accounts.ts'
import { toApiKey } from './api-key-view.ts'
import { createApiKey } from './create-api-key.ts'
import { revokeApiKey } from './revoke-api-key.ts'

export function apiKeyRoutes({ serve }: Api) {
  serve(contract.listApiKeys, async ({ db, actor }) => {
    const rows = await db.select().from(apiKeys).where(eq(apiKeys.workspaceId, actor.workspaceId)).orderBy(desc(apiKeys.id))
    return { items: rows.map(toApiKey), nextCursor: null }
  })
  serve(contract.createApiKey, (ctx, { body }) => createApiKey(ctx, body))
  serve(contract.revokeApiKey, (ctx, { params }) => revokeApiKey(ctx, params.keyId))
}

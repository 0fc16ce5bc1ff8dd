import * as contract from '@hourtab/contract/api-keys'
import { and, desc, eq } from 'drizzle-orm'
import { keyPrefix } from '../../platform/actor.ts'
import { instantNow, toInstant } from '../../platform/clock.ts'
import { newId } from '../../platform/id.ts'
import { problems } from '../../platform/problem.ts'
import { hashOf } from '../../platform/secrets.ts'
import type { Api } from '../../platform/serve.ts'
import { apiKeys } from '../../platform/tables/accounts.ts'
import { makeToken } from '../../platform/token.ts'

const secretBytes = 20

function toApiKey({ id, name, scope, hint, expiresOn, lastUsedOn, createdAt }: typeof apiKeys.$inferSelect) {
  return { id, name, scope, hint, expiresOn, lastUsedOn, createdAt: toInstant(createdAt) }
}

export function apiKeyRoutes({ serve }: Api) {
  serve(contract.listApiKeys, async ({ db, actor }) => {
    const rows = await db.select().from(apiKeys).where(eq(apiKeys.workspaceId, actor.workspaceId)).orderBy(desc(apiKeys.id))
    return { items: rows.map(toApiKey), nextCursor: null }
  })
  serve(contract.createApiKey, async ({ db, actor, clock }, { body }) => {
    const { workspaceId, userId } = actor
    const secret = keyPrefix + makeToken(workspaceId, secretBytes)
    const hint = `${keyPrefix}…${secret.slice(-4)}`
    const made = { workspaceId, id: newId(), ...body, secretHash: hashOf(secret), hint, madeBy: userId, createdAt: instantNow(clock) }
    const [row] = await db.insert(apiKeys).values(made).returning()
    return { apiKey: toApiKey(row!), secret }
  })
  serve(contract.revokeApiKey, async ({ db, actor }, { params }) => {
    const mine = and(eq(apiKeys.workspaceId, actor.workspaceId), eq(apiKeys.id, params.keyId))
    const revoked = await db.delete(apiKeys).where(mine).returning({ id: apiKeys.id })
    if (revoked.length === 0) throw problems.notFound('key')
    return undefined
  })
}

import type { NewApiKey } from '@hourtab/contract/api-keys'
import { keyPrefix } from '../../platform/actor.ts'
import { instantNow } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { hashOf } from '../../platform/secrets.ts'
import { apiKeys } from '../../platform/tables/accounts.ts'
import { makeToken } from '../../platform/token.ts'
import { announce } from '../events/announce.ts'
import { changesBetween } from '../events/changes.ts'
import { toApiKey } from './api-key-view.ts'

const secretBytes = 20

/** Makes a key for scripts; its secret is in the answer and stored as a hash only. */
export async function createApiKey(ctx: Context, input: NewApiKey) {
  const { db, actor, clock } = ctx
  const { workspaceId, userId } = actor
  const secret = keyPrefix + makeToken(workspaceId, secretBytes)
  const hint = `${keyPrefix}…${secret.slice(-4)}`
  const made = { workspaceId, id: newId(), ...input, secretHash: hashOf(secret), hint, madeBy: userId, createdAt: instantNow(clock) }
  const [row] = await db.insert(apiKeys).values(made).returning()
  const { name, scope, expiresOn } = input
  await announce(ctx, 'key.created', null, { keyId: made.id }, { about: name, changes: changesBetween(undefined, { scope, expiresOn }) })
  return { apiKey: toApiKey(row!), secret }
}

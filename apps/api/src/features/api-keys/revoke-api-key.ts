import type { Context } from '../../platform/context.ts'
import { announce } from '../events/announce.ts'
import { deleteApiKey } from './queries.ts'

/** Revokes a key; the next call with it is refused. Throws 404. */
export async function revokeApiKey(ctx: Context, id: string): Promise<undefined> {
  const name = await deleteApiKey(ctx.db, ctx.actor.workspaceId, id)
  await announce(ctx, 'key.revoked', null, { keyId: id }, { about: name })
}

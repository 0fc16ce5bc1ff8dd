import { and, eq } from 'drizzle-orm'
import type { Context } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { apiKeys } from '../../platform/tables/accounts.ts'
import { announce } from '../events/announce.ts'

/** Revokes a key; the next call with it is refused. Throws 404. */
export async function revokeApiKey(ctx: Context, id: string): Promise<undefined> {
  const { db, actor } = ctx
  const mine = and(eq(apiKeys.workspaceId, actor.workspaceId), eq(apiKeys.id, id))
  const [revoked] = await db.delete(apiKeys).where(mine).returning({ name: apiKeys.name })
  if (!revoked) throw problems.notFound('key')
  await announce(ctx, 'key.revoked', null, { keyId: id }, { about: revoked.name })
}

import { instantNow } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { announce } from '../events/announce.ts'
import { toShareLink } from './link-view.ts'
import { linkById, updateLink } from './queries.ts'

/** Revokes a link; pages that it opened are told at once. */
export async function revokeShareLink(ctx: Context, id: string): Promise<undefined> {
  const link = await linkById(ctx.db, ctx.actor.workspaceId, id, 'forWriting')
  ctx.ifMatch(toShareLink(link, ctx))
  await updateLink(ctx.db, ctx.actor.workspaceId, id, { revokedAt: instantNow(ctx.clock) })
  await announce(ctx, 'link.revoked', link.retainerId, { linkId: id, name: link.name }, { about: link.name })
}

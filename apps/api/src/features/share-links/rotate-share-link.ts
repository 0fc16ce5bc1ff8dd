import { instantNow } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { announce } from '../events/announce.ts'
import { freshToken, toShareLink } from './link-view.ts'
import { linkById, retireToken, updateLink } from './queries.ts'

/** Gives a link a new URL; whoever holds the old one is told that it is no longer shared. */
export async function rotateShareLink(ctx: Context, id: string) {
  const { db, actor, clock } = ctx
  const { workspaceId } = actor
  const link = await linkById(db, workspaceId, id, 'forWriting')
  ctx.ifMatch(toShareLink(link, ctx))
  await retireToken(db, workspaceId, link.tokenHash, instantNow(clock))
  const rotated = await updateLink(db, workspaceId, id, { ...freshToken(workspaceId, ctx), lastOpenedOn: null })
  await announce(ctx, 'link.rotated', link.retainerId, { linkId: id, name: link.name }, { about: link.name })
  return { shareLink: toShareLink(rotated, ctx) }
}

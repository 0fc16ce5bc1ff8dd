import type { changeShareLink as endpoint } from '@hourtab/contract/share-links'
import type { Received } from '@hourtab/contract/endpoint'
import type { Context } from '../../platform/context.ts'
import { announce } from '../events/announce.ts'
import { changesBetween } from '../events/changes.ts'
import { toShareLink } from './link-view.ts'
import { linkById, updateLink } from './queries.ts'

/** Changes the name of a link or its last day; a last day that has passed ends the pages that are open. */
export async function changeShareLink(ctx: Context, id: string, change: Received<typeof endpoint>['body']) {
  const { db, actor } = ctx
  const link = await linkById(db, actor.workspaceId, id)
  ctx.ifMatch(toShareLink(link, ctx))
  if (Object.keys(change).length === 0) return { shareLink: toShareLink(link, ctx) }
  const changed = await updateLink(db, actor.workspaceId, id, change)
  const changes = changesBetween(link, changed, ['name', 'expiresOn'])
  await announce(ctx, 'link.changed', link.retainerId, { linkId: id }, { about: link.name, changes })
  return { shareLink: toShareLink(changed, ctx) }
}

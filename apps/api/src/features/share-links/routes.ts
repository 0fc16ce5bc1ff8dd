import * as contract from '@hourtab/contract/share-links'
import type { Api } from '../../platform/serve.ts'
import { retainerById } from '../retainers/queries.ts'
import { createShareLink } from './create-share-link.ts'
import { toShareLink } from './link-view.ts'
import { linkById, linksOf, updateLink } from './queries.ts'
import { revokeShareLink } from './revoke-share-link.ts'
import { rotateShareLink } from './rotate-share-link.ts'

export function shareLinkRoutes({ serve }: Api) {
  serve(contract.listShareLinks, async (ctx, { params }) => {
    await retainerById(ctx.db, ctx.actor.workspaceId, params.retainerId)
    const links = await linksOf(ctx.db, ctx.actor.workspaceId, params.retainerId)
    return { items: links.map((link) => toShareLink(link, ctx)), nextCursor: null }
  })
  serve(contract.createShareLink, (ctx, { params, body }) => createShareLink(ctx, params.retainerId, body))
  serve(contract.changeShareLink, async (ctx, { params, body }) => {
    const { db, actor, live, onCommit } = ctx
    const link = await linkById(db, actor.workspaceId, params.linkId)
    ctx.ifMatch(toShareLink(link, ctx))
    if (Object.keys(body).length === 0) return { shareLink: toShareLink(link, ctx) }
    // A last day that has passed ends the pages that are open.
    onCommit(() => live.nudge(actor.workspaceId, link.retainerId))
    return { shareLink: toShareLink(await updateLink(db, actor.workspaceId, link.id, body), ctx) }
  })
  serve(contract.revokeShareLink, (ctx, { params }) => revokeShareLink(ctx, params.linkId))
  serve(contract.rotateShareLink, (ctx, { params }) => rotateShareLink(ctx, params.linkId))
}

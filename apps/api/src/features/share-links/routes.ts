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
    const link = await linkById(ctx.db, ctx.actor.workspaceId, params.linkId)
    ctx.ifMatch(toShareLink(link, ctx))
    const isChange = Object.keys(body).length > 0
    return { shareLink: toShareLink(isChange ? await updateLink(ctx.db, ctx.actor.workspaceId, link.id, body) : link, ctx) }
  })
  serve(contract.revokeShareLink, (ctx, { params }) => revokeShareLink(ctx, params.linkId))
  serve(contract.rotateShareLink, (ctx, { params }) => rotateShareLink(ctx, params.linkId))
}

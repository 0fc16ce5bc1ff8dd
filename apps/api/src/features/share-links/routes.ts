import * as contract from '@hourtab/contract/share-links'
import type { Api } from '../../platform/serve.ts'
import { retainerById } from '../retainers/queries.ts'
import { changeShareLink } from './change-share-link.ts'
import { createShareLink } from './create-share-link.ts'
import { toShareLink } from './link-view.ts'
import { linkById, linksOf } from './queries.ts'
import { revokeShareLink } from './revoke-share-link.ts'
import { rotateShareLink } from './rotate-share-link.ts'

export function shareLinkRoutes({ serve }: Api) {
  serve(contract.listShareLinks, async (ctx, { params }) => {
    await retainerById(ctx.db, ctx.actor.workspaceId, params.retainerId)
    const links = await linksOf(ctx.db, ctx.actor.workspaceId, params.retainerId)
    return { items: links.map((link) => toShareLink(link, ctx)), nextCursor: null }
  })
  serve(contract.createShareLink, (ctx, { params, body }) => createShareLink(ctx, params.retainerId, body))
  serve(contract.readShareLink, async (ctx, { params }) => ({
    shareLink: toShareLink(await linkById(ctx.db, ctx.actor.workspaceId, params.linkId), ctx),
  }))
  serve(contract.changeShareLink, (ctx, { params, body }) => changeShareLink(ctx, params.linkId, body))
  serve(contract.revokeShareLink, (ctx, { params }) => revokeShareLink(ctx, params.linkId))
  serve(contract.rotateShareLink, (ctx, { params }) => rotateShareLink(ctx, params.linkId))
}

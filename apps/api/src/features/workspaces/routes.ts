import * as contract from '@hourtab/contract/workspace'
import type { Api } from '../../platform/serve.ts'
import { lockWorkspace, renameWorkspace, workspaceById } from './queries.ts'
import { toWorkspace } from './workspace-view.ts'

export function workspaceRoutes({ serve }: Api) {
  serve(contract.readWorkspace, async (ctx) => ({ workspace: toWorkspace(await workspaceById(ctx.db, ctx.actor.workspaceId), ctx) }))
  serve(contract.changeWorkspace, async (ctx, { body }) => {
    ctx.ifMatch(toWorkspace(await lockWorkspace(ctx.db, ctx.actor.workspaceId), ctx))
    return { workspace: toWorkspace(await renameWorkspace(ctx.db, ctx.actor.workspaceId, body.name), ctx) }
  })
}

import * as contract from '@hourtab/contract/workspace'
import type { Api } from '../../platform/serve.ts'
import { lockWorkspace, updateWorkspace, workspaceById } from './queries.ts'
import { toSettings } from './workspace-view.ts'

export function workspaceRoutes({ serve }: Api) {
  serve(contract.readWorkspace, async (ctx) => ({ workspace: toSettings(await workspaceById(ctx.db, ctx.actor.workspaceId), ctx) }))
  serve(contract.changeWorkspace, async (ctx, { body }) => {
    ctx.ifMatch(toSettings(await lockWorkspace(ctx.db, ctx.actor.workspaceId), ctx))
    return { workspace: toSettings(await updateWorkspace(ctx.db, ctx.actor.workspaceId, body), ctx) }
  })
}

import * as contract from '@hourtab/contract/workspace'
import * as members from '@hourtab/contract/members'
import { toInstant } from '../../platform/clock.ts'
import type { Api } from '../../platform/serve.ts'
import { changeWorkspace } from './change-workspace.ts'
import { membersOf, workspaceById } from './queries.ts'
import { toSettings } from './workspace-view.ts'

export function workspaceRoutes({ serve }: Api) {
  serve(contract.readWorkspace, async (ctx) => ({ workspace: toSettings(await workspaceById(ctx.db, ctx.actor.workspaceId), ctx) }))
  serve(members.listMembers, async ({ db, actor }) => {
    const rows = await membersOf(db, actor.workspaceId)
    return { items: rows.map((member) => ({ ...member, joinedAt: toInstant(member.joinedAt) })), nextCursor: null }
  })
  serve(contract.changeWorkspace, (ctx, { body }) => changeWorkspace(ctx, body))
}

import type { WorkspaceChange } from '@hourtab/contract/workspace'
import type { Context } from '../../platform/context.ts'
import { announce } from '../events/announce.ts'
import { changesBetween } from '../events/changes.ts'
import { lockWorkspace, updateWorkspace } from './queries.ts'
import { toSettings } from './workspace-view.ts'

/** Changes the settings that the members of a workspace share. */
export async function changeWorkspace(ctx: Context, change: WorkspaceChange) {
  const { workspaceId } = ctx.actor
  const before = toSettings(await lockWorkspace(ctx.db, workspaceId), ctx)
  ctx.ifMatch(before)
  const after = toSettings(await updateWorkspace(ctx.db, workspaceId, change), ctx)
  await announce(
    ctx,
    'workspace.changed',
    null,
    { fields: Object.keys(change) },
    { about: before.name, changes: changesBetween(before, after) },
  )
  return { workspace: after }
}

import type { Context } from '../../platform/context.ts'
import { announce } from '../events/announce.ts'
import { changesBetween } from '../events/changes.ts'
import { touchRetainersOf } from '../retainers/queries.ts'
import { toClient } from './client-view.ts'
import { clientById, renameClient } from './queries.ts'

/** Renames a client; the pages of its retainers show the new name at once. */
export async function changeClient(ctx: Context, id: string, name: string) {
  const { db, actor, live, onCommit } = ctx
  const { workspaceId } = actor
  const before = await clientById(db, workspaceId, id, 'forWriting')
  ctx.ifMatch(toClient(before))
  const client = await renameClient(db, workspaceId, id, name)
  const touched = await touchRetainersOf(db, workspaceId, id)
  onCommit(() => touched.forEach((retainerId) => live.nudge(workspaceId, retainerId)))
  await announce(ctx, 'client.changed', null, { clientId: id }, { about: before.name, changes: changesBetween(before, client, ['name']) })
  return { client: toClient(client) }
}

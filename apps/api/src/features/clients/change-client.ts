import type { Context } from '../../platform/context.ts'
import { touchRetainersOf } from '../retainers/queries.ts'
import { toClient } from './client-view.ts'
import { clientById, renameClient } from './queries.ts'

/** Renames a client; the pages of its retainers show the new name at once. */
export async function changeClient({ db, actor, ifMatch, live, onCommit }: Context, id: string, name: string) {
  const { workspaceId } = actor
  ifMatch(toClient(await clientById(db, workspaceId, id, 'forWriting')))
  const client = await renameClient(db, workspaceId, id, name)
  const touched = await touchRetainersOf(db, workspaceId, id)
  onCommit(() => touched.forEach((retainerId) => live.nudge(workspaceId, retainerId)))
  return { client: toClient(client) }
}

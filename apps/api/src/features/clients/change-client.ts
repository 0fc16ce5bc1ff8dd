import { toInstant } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { touchRetainersOf } from '../retainers/queries.ts'
import { clientById, isNameTaken, renameClient } from './queries.ts'

/** Renames a client; the pages of its retainers show the new name at once. */
export async function changeClient({ db, actor, ifMatch, live, onCommit }: Context, id: string, name: string) {
  const { workspaceId } = actor
  const { createdAt, ...before } = await clientById(db, workspaceId, id)
  ifMatch({ id, name: before.name, createdAt: toInstant(createdAt) })
  if (await isNameTaken(db, workspaceId, id, name)) throw problems.nameTaken('client')
  const client = await renameClient(db, workspaceId, id, name)
  const touched = await touchRetainersOf(db, workspaceId, id)
  onCommit(() => touched.forEach((retainerId) => live.nudge(workspaceId, retainerId)))
  return client
}

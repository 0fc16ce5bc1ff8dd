import type { Context } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { announce } from '../events/announce.ts'
import { toClient } from './client-view.ts'
import { clientById, countRetainersOf, deleteClient } from './queries.ts'

/** Removes a client; throws 409 while it has retainers. */
export async function removeClient(ctx: Context, id: string): Promise<undefined> {
  const { db, actor } = ctx
  const client = await clientById(db, actor.workspaceId, id, 'forWriting')
  ctx.ifMatch(toClient(client))
  if ((await countRetainersOf(db, actor.workspaceId, id)) > 0) throw problems.clientHasRetainers()
  await deleteClient(db, actor.workspaceId, id)
  await announce(ctx, 'client.removed', null, { clientId: id }, { about: client.name })
}

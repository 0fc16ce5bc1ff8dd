import { instantNow } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { announce } from '../events/announce.ts'
import { toClient } from './client-view.ts'
import { insertClient } from './queries.ts'

/** Adds a client; throws 409 when the name is taken. */
export async function addClient(ctx: Context, { name }: { name: string }) {
  const { db, actor, clock } = ctx
  const client = await insertClient(db, { workspaceId: actor.workspaceId, id: newId(), createdAt: instantNow(clock), name })
  await announce(ctx, 'client.added', null, { clientId: client.id }, { about: client.name })
  return { client: toClient(client) }
}

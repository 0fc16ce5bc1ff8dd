import type { Context } from '../../platform/context.ts'
import { announce } from '../events/announce.ts'
import { deleteRetainer, retainerById } from './queries.ts'
import { toRetainer } from './retainer-view.ts'

/** Removes a retainer with its terms, entries, imports and links; open client pages are told. */
export async function removeRetainer(ctx: Context, id: string): Promise<undefined> {
  const { db, actor, clock } = ctx
  const record = await retainerById(db, actor.workspaceId, id, 'forWriting')
  ctx.ifMatch(toRetainer(record, clock))
  await deleteRetainer(db, actor.workspaceId, id)
  await announce(ctx, 'retainer.removed', id, { name: record.name, client: record.clientName })
}

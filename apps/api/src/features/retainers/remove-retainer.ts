import type { Context } from '../../platform/context.ts'
import { announce } from '../events/announce.ts'
import { changesBetween } from '../events/changes.ts'
import { deleteRetainer, retainerById } from './queries.ts'
import { settingsOf, toRetainer } from './retainer-view.ts'

/** Removes a retainer with its terms, entries, imports and links; open client pages are told. */
export async function removeRetainer(ctx: Context, id: string): Promise<undefined> {
  const { db, actor, clock } = ctx
  const record = await retainerById(db, actor.workspaceId, id, 'forWriting')
  ctx.ifMatch(toRetainer(record, clock))
  await deleteRetainer(db, actor.workspaceId, id)
  const { name, clientName: client } = record
  const about = `${client} · ${name}`
  await announce(ctx, 'retainer.removed', id, { name, client }, { about, changes: changesBetween(settingsOf(record), undefined) })
}

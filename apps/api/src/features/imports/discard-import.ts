import type { Context } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { announce } from '../events/announce.ts'
import { importById, updateImport } from './queries.ts'
import { readImport } from './read-import.ts'

/** Settles a draft that will not be published; what was kept of its file is gone. Throws 409 once it is settled. */
export async function discardImport(ctx: Context, id: string): Promise<undefined> {
  const { workspaceId } = ctx.actor
  const { state, retainerId, filename } = await importById(ctx.db, workspaceId, id, 'forWriting')
  if (state !== 'draft') throw problems.importSettled(state)
  ctx.ifMatch((await readImport(ctx, id)).import)
  await updateImport(ctx.db, workspaceId, id, { state: 'discarded', source: null })
  await announce(ctx, 'import.discarded', retainerId, { importId: id }, { about: filename })
}

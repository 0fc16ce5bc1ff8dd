import { instantNow } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import type { Upload } from '../../platform/upload.ts'
import { announce } from '../events/announce.ts'
import { retainerById } from '../retainers/queries.ts'
import { recall } from './import-memory.ts'
import { toImport } from './import-view.ts'
import { insertImport } from './queries.ts'
import type { Reader } from './reader/open-reader.ts'
import { withFile } from './with-reader.ts'
import { noChanges, workOut } from './work-out.ts'

/** Takes an export of a time tracker as a draft: what it says and what it would do. No entry is written. */
export async function draftImport(ctx: Context, retainerId: string, { bytes, filename }: Upload) {
  const { db, actor, clock } = ctx
  const { workspaceId } = actor
  const retainer = await retainerById(db, workspaceId, retainerId)
  const id = newId()
  const draft = async ({ reader, signature }: { reader: Reader; signature: string | null }) => {
    const packing = reader.pack()
    // What fails first is told; this one is awaited later, or not at all.
    packing.catch(() => {})
    const remembered = await recall(db, workspaceId, retainerId, signature)
    const given = { filename, answers: {}, remembered, excludedRows: [], rowChanges: noChanges }
    const worked = await workOut(ctx, retainer, reader, given)
    const { id: dialect, name, why } = worked.read.dialect
    const record = await insertImport(db, {
      workspaceId,
      id,
      retainerId,
      state: 'draft',
      dialect,
      why: `${name}. ${why}`,
      source: Buffer.from(await packing),
      signature,
      totals: worked.totals,
      diff: worked.diff,
      createdBy: actor.userId,
      createdAt: instantNow(clock),
      ...given,
    })
    await announce(ctx, 'import.drafted', retainerId, { importId: id }, { about: filename })
    return { import: toImport(record, retainer, worked, clock) }
  }
  return withFile(bytes, draft, id)
}

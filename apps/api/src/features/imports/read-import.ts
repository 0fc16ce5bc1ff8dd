import type { Context } from '../../platform/context.ts'
import { retainerById } from '../retainers/queries.ts'
import { toImport } from './import-view.ts'
import { publishedRows } from './published-rows.ts'
import { importById } from './queries.ts'
import { withReader } from './with-reader.ts'
import { workOut } from './work-out.ts'

/** An import; a draft is held against the work log as it is now, a published one shows what it did. */
export async function readImport(ctx: Context, id: string) {
  const { db, actor, clock } = ctx
  const record = await importById(db, actor.workspaceId, id)
  const retainer = await retainerById(db, actor.workspaceId, record.retainerId)
  const worked = record.state === 'draft' ? await withReader(ctx, record, (reader) => workOut(ctx, retainer, reader, record)) : undefined
  const shown = toImport(record, retainer, worked, clock)
  if (record.state !== 'published') return { import: shown }
  const rows = await publishedRows(db, actor.workspaceId, id)
  return { import: { ...shown, rows } }
}

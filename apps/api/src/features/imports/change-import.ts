import type { ImportChange } from '@hourtab/contract/imports'
import type { Context } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { retainerById } from '../retainers/queries.ts'
import { toImport } from './import-view.ts'
import { importById, updateImport } from './queries.ts'
import { readImport } from './read-import.ts'
import { workOut } from './work-out.ts'

/** Takes the PM's answers and the rows to leave out, and reads the draft again with them. */
export async function changeImport(ctx: Context, id: string, change: ImportChange) {
  const { db, actor, clock } = ctx
  const { workspaceId } = actor
  const before = await importById(db, workspaceId, id, 'forWriting')
  ctx.ifMatch((await readImport(ctx, id)).import)
  if (before.state !== 'draft') throw problems.importSettled(before.state)
  const retainer = await retainerById(db, workspaceId, before.retainerId)
  const answers = { ...before.answers, ...change.answers }
  const excludedRows = change.excludedRows ?? before.excludedRows
  const worked = await workOut(db, workspaceId, retainer, clock, {
    source: before.source ?? '',
    filename: before.filename,
    answers,
    excludedRows,
  })
  const record = await updateImport(db, workspaceId, id, { answers, excludedRows, totals: worked.totals })
  return { import: toImport(record, retainer, worked, clock) }
}

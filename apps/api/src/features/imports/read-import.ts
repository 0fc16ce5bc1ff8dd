import type { Context } from '../../platform/context.ts'
import { retainerById } from '../retainers/queries.ts'
import { toImport } from './import-view.ts'
import { importById } from './queries.ts'
import { workOut } from './work-out.ts'

/** An import; a draft is held against the work log as it is now. */
export async function readImport({ db, actor, clock }: Context, id: string) {
  const record = await importById(db, actor.workspaceId, id)
  const retainer = await retainerById(db, actor.workspaceId, record.retainerId)
  const { source, filename, answers, excludedRows } = record
  const worked =
    source === null ? undefined : await workOut(db, actor.workspaceId, retainer, clock, { source, filename, answers, excludedRows })
  return { import: toImport(record, retainer, worked, clock) }
}

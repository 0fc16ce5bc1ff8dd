import { decode } from '@hourtab/domain/csv/decode'
import { instantNow } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { problems } from '../../platform/problem.ts'
import type { Upload } from '../../platform/upload.ts'
import { retainerById } from '../retainers/queries.ts'
import { toImport } from './import-view.ts'
import { keepNeeded } from './keep-needed.ts'
import { insertImport } from './queries.ts'
import { readDraft, workOut } from './work-out.ts'

/** Takes an export of a time tracker as a draft: what it says and what it would do. No entry is written. */
export async function draftImport(ctx: Context, retainerId: string, { bytes, filename }: Upload) {
  const { db, actor, clock } = ctx
  const { workspaceId } = actor
  const retainer = await retainerById(db, workspaceId, retainerId)
  const decoded = decode(bytes)
  if (decoded.refused) throw problems.notAnImport(decoded.reason)
  const read = await readDraft(decoded.text, { filename, answers: {} }, retainer, clock)
  const source = keepNeeded(decoded.text)
  const given = { source, filename, answers: {}, excludedRows: [] }
  const worked = await workOut(db, workspaceId, retainer, clock, given)
  const { id: dialect, name, why } = read.dialect
  const record = await insertImport(db, {
    workspaceId,
    id: newId(),
    retainerId,
    state: 'draft',
    dialect,
    why: `${name}. ${why}`,
    totals: worked.totals,
    createdBy: actor.userId,
    createdAt: instantNow(clock),
    ...given,
  })
  return { import: toImport(record, retainer, worked, clock) }
}

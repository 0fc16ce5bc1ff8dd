import { instantNow } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { problems } from '../../platform/problem.ts'
import { cycleStartOf, readBalance } from '../balance/read-balance.ts'
import { insertEntries, type EntryRow } from '../entries/bookkeeping.ts'
import { announce } from '../events/announce.ts'
import { retainerById } from '../retainers/queries.ts'
import { toSummary } from './import-view.ts'
import { importById, updateImport } from './queries.ts'
import { workOut, type WorkedOut } from './work-out.ts'

const chunk = 2000

/** Turns the new rows of a draft into entries: all of them or none, and one event. The file is read again; what a browser made of it does not count. */
export async function publishImport(ctx: Context, id: string) {
  const { db, actor, clock } = ctx
  const { workspaceId } = actor
  const draft = await importById(db, workspaceId, id, 'forWriting')
  if (draft.state !== 'draft') throw problems.importSettled(draft.state)
  const retainer = await retainerById(db, workspaceId, draft.retainerId, 'forWriting')
  const worked = await workOut(db, workspaceId, retainer, clock, {
    source: draft.source ?? '',
    filename: draft.filename,
    answers: draft.answers,
    excludedRows: draft.excludedRows,
  })
  if (worked.hasOpenQuestions) throw problems.openQuestions()
  if (worked.fresh.length === 0) throw problems.nothingNew()

  const loggedAt = instantNow(clock)
  const toRow = (row: WorkedOut['fresh'][number]): EntryRow => ({
    id: newId(),
    cycleStartsOn: cycleStartOf(retainer, row.workedOn),
    workedOn: row.workedOn,
    seconds: row.seconds,
    description: row.description,
    workType: row.workType,
    vendor: row.vendor,
    project: row.project,
    billable: row.billable,
    privateNote: null,
    importId: id,
    sourceKey: row.sourceKey,
    loggedBy: actor.userId,
    loggedAt,
  })
  for (let at = 0; at < worked.fresh.length; at += chunk) await insertEntries(ctx, retainer, worked.fresh.slice(at, at + chunk).map(toRow))
  const published = await updateImport(db, workspaceId, id, {
    state: 'published',
    publishedAt: loggedAt,
    totals: worked.totals,
    source: null,
  })
  await announce(ctx, 'import.published', retainer.id, { importId: id, entries: worked.totals.new, seconds: worked.totals.newSeconds })
  return { import: toSummary(published), balance: readBalance(await retainerById(db, workspaceId, retainer.id), clock).balance }
}

import { instantNow } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { sqlStateOf } from '../../platform/tenancy.ts'
import { afterChange } from '../alerts/after-change.ts'
import { cycleStartOf, balanceOf } from '../balance/read-balance.ts'
import { shiftTotals } from '../entries/bookkeeping.ts'
import { announce } from '../events/announce.ts'
import { retainerById } from '../retainers/queries.ts'
import { toSummary } from './import-view.ts'
import { putBack } from './put-back.ts'
import { importById, updateImport } from './queries.ts'

const uniqueViolation = '23505'

/**
 * Takes a published import back: the log is as it was before it. What a hand edited or took out since stays as the hand left it, and is
 * counted as kept. Throws 409 while a later import builds on this one.
 */
export async function undoImport(ctx: Context, id: string) {
  const { db, actor, clock } = ctx
  const { workspaceId } = actor
  const before = await importById(db, workspaceId, id, 'forWriting')
  if (before.state !== 'published') throw problems.importSettled(before.state)
  const retainer = await retainerById(db, workspaceId, before.retainerId, 'forWriting')
  const where = { workspaceId, importId: id, retainer, cycleOf: (day: string) => cycleStartOf(retainer, day) }
  const { shifts, kept, removed } = await putBack(db, where).catch((error: unknown) => {
    throw sqlStateOf(error) === uniqueViolation ? problems.laterImport() : error
  })
  await shiftTotals(db, workspaceId, retainer.id, shifts)
  const undone = await updateImport(db, workspaceId, id, { state: 'undone', undoneAt: instantNow(clock) })
  await announce(ctx, 'import.undone', retainer.id, { importId: id, entries: removed, kept }, { about: before.filename })
  const balance = balanceOf(await afterChange(ctx, retainer), clock)
  return { import: toSummary(undone), balance, kept }
}

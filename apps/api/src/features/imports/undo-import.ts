import { instantNow } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { readBalance } from '../balance/read-balance.ts'
import { shiftTotals } from '../entries/bookkeeping.ts'
import { announce } from '../events/announce.ts'
import { retainerById } from '../retainers/queries.ts'
import { toSummary } from './import-view.ts'
import { deleteEntriesOf, importById, updateImport } from './queries.ts'

/** Takes a published import back: its entries go, everything else stays as it is. */
export async function undoImport(ctx: Context, id: string) {
  const { db, actor, clock } = ctx
  const { workspaceId } = actor
  const before = await importById(db, workspaceId, id, 'forWriting')
  if (before.state !== 'published') throw problems.importSettled(before.state)
  const retainer = await retainerById(db, workspaceId, before.retainerId, 'forWriting')
  const gone = await deleteEntriesOf(db, workspaceId, id, retainer.counts)
  const shifts = gone.map(({ cycleStartsOn, seconds, entries }) => ({ cycleStartsOn, seconds: -seconds, entries: -entries }))
  await shiftTotals(db, workspaceId, retainer.id, shifts)
  const undone = await updateImport(db, workspaceId, id, { state: 'undone', undoneAt: instantNow(clock) })
  await announce(ctx, 'import.undone', retainer.id, { importId: id, entries: gone.reduce((sum, { entries }) => sum + entries, 0) })
  return { import: toSummary(undone), balance: readBalance(await retainerById(db, workspaceId, retainer.id), clock).balance }
}

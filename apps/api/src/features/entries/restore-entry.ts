import { instantNow } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { afterChange } from '../alerts/after-change.ts'
import { cycleStartOf, balanceOf } from '../balance/read-balance.ts'
import { announce } from '../events/announce.ts'
import { retainerById } from '../retainers/queries.ts'
import { effectOf, shiftTotals } from './bookkeeping.ts'
import { changesOfEntry } from './changes-of-entry.ts'
import { toEntry } from './entry-view.ts'
import { entryById } from './queries.ts'
import { findRemoved, putBackEntry } from './removed-entries.ts'

/** Brings back an entry that was removed by hand, with everything it was: its id, its place in the log, the import it came from. */
export async function restoreEntry(ctx: Context, id: string) {
  const { db, actor, clock } = ctx
  const { workspaceId } = actor
  const at = instantNow(clock)
  const known = await findRemoved(db, workspaceId, id, at)
  if (!known) throw problems.notFound('entry')
  const { retainerId } = known
  const record = await retainerById(db, workspaceId, retainerId, 'forWriting')
  const removed = await findRemoved(db, workspaceId, id, at)
  if (!removed) throw problems.notFound('entry')
  if (removed.isBack) throw problems.entryIsBack()
  if (removed.workedOn < record.startsOn) throw problems.beforeRetainer(record.startsOn)
  const cycleStartsOn = cycleStartOf(record, removed.workedOn)
  await putBackEntry(db, workspaceId, id, cycleStartsOn)
  const entry = await entryById(db, workspaceId, id)
  await shiftTotals(db, workspaceId, retainerId, [{ cycleStartsOn, seconds: effectOf(entry, record.counts), entries: 1 }])
  const subject = { entryId: id, workedOn: entry.workedOn, seconds: entry.seconds, restored: true }
  await announce(ctx, 'entry.logged', retainerId, subject, { about: entry.description, changes: changesOfEntry(undefined, entry) })
  const balance = balanceOf(await afterChange(ctx, record), clock, cycleStartsOn)
  return { entry: toEntry(retainerId, entry), balance }
}

import { instantNow } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { afterChange } from '../alerts/after-change.ts'
import { needOpenCycle } from '../balance/closed-cycles.ts'
import { balanceOf } from '../balance/read-balance.ts'
import { announce } from '../events/announce.ts'
import { retainerById } from '../retainers/queries.ts'
import { effectOf, shiftTotals } from './bookkeeping.ts'
import { correctInstead } from './change-entry.ts'
import { changesOfEntry } from './changes-of-entry.ts'
import { toEntry } from './entry-view.ts'
import { entryById } from './queries.ts'
import { takeOut } from './removed-entries.ts'

/** Removes an entry and says what is left of its cycle; it can be restored for seven days. */
export async function removeEntry(ctx: Context, id: string) {
  const { db, actor, clock } = ctx
  const { workspaceId } = actor
  const { retainerId } = await entryById(db, workspaceId, id)
  const record = await retainerById(db, workspaceId, retainerId, 'forWriting')
  const entry = await entryById(db, workspaceId, id)
  ctx.ifMatch(toEntry(retainerId, entry))
  needOpenCycle(record, clock, entry.cycleStartsOn, correctInstead)
  await takeOut(db, workspaceId, id, instantNow(clock))
  await shiftTotals(db, workspaceId, retainerId, [
    { cycleStartsOn: entry.cycleStartsOn, seconds: -effectOf(entry, record.counts), entries: -1 },
  ])
  const subject = { entryId: id, workedOn: entry.workedOn, seconds: entry.seconds }
  await announce(ctx, 'entry.removed', retainerId, subject, { about: entry.description, changes: changesOfEntry(entry, undefined) })
  return { balance: balanceOf(await afterChange(ctx, record), clock, entry.cycleStartsOn) }
}

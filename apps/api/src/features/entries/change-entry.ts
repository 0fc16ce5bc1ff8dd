import type { EntryChange } from '@hourtab/contract/entries'
import { parseDuration } from '@hourtab/domain/hours'
import type { Context } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { cycleStartOf, balanceOf } from '../balance/read-balance.ts'
import { needWorkDay } from '../balance/within-reach.ts'
import { announce } from '../events/announce.ts'
import { retainerById } from '../retainers/queries.ts'
import { effectOf, shiftTotals } from './bookkeeping.ts'
import { toEntry } from './entry-view.ts'
import { entryById, updateEntry } from './queries.ts'
import { touchedByHand } from './touched-by-hand.ts'

/** Changes an entry; a new day may move it to another cycle. */
export async function changeEntry(ctx: Context, id: string, change: EntryChange) {
  const { db, actor, clock } = ctx
  const { workspaceId } = actor
  const { retainerId } = await entryById(db, workspaceId, id)
  const record = await retainerById(db, workspaceId, retainerId, 'forWriting')
  const before = await entryById(db, workspaceId, id)
  ctx.ifMatch(toEntry(retainerId, before))
  if (change.workedOn && change.workedOn < record.startsOn) throw problems.beforeRetainer(record.startsOn)
  if (change.workedOn) needWorkDay(change.workedOn, { clock, timeZone: record.timeZone })
  if (change.seconds !== undefined && change.duration !== undefined)
    throw problems.invalidInput([{ pointer: '#/duration', detail: 'Give a duration or seconds, not both' }])

  const { duration, ...fields } = change
  const seconds = duration === undefined ? fields.seconds : parseDuration(duration)
  const cycleStartsOn = cycleStartOf(record, change.workedOn ?? before.workedOn)
  const edit = { ...fields, ...(seconds !== undefined && { seconds }) }
  const after = await updateEntry(db, workspaceId, id, { ...edit, ...touchedByHand(before, edit), cycleStartsOn })
  await shiftTotals(db, workspaceId, retainerId, [
    { cycleStartsOn: before.cycleStartsOn, seconds: -effectOf(before, record.counts), entries: -1 },
    { cycleStartsOn, seconds: effectOf(after, record.counts), entries: 1 },
  ])
  await announce(ctx, 'entry.changed', retainerId, {
    entryId: id,
    fields: Object.keys(change),
    secondsBefore: before.seconds,
    seconds: after.seconds,
  })
  const balance = balanceOf(await retainerById(db, workspaceId, retainerId), clock, after.workedOn)
  return { entry: toEntry(retainerId, after), balance }
}

import type { EntryChange } from '@hourtab/contract/entries'
import { parseDuration } from '@hourtab/domain/hours'
import type { Context } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { afterChange } from '../alerts/after-change.ts'
import { needOpenCycle } from '../balance/closed-cycles.ts'
import { cycleStartOf, balanceOf } from '../balance/read-balance.ts'
import { needWorkDay } from '../balance/within-reach.ts'
import { announce } from '../events/announce.ts'
import { retainerById } from '../retainers/queries.ts'
import { effectOf, shiftTotals } from './bookkeeping.ts'
import { changesOfEntry } from './changes-of-entry.ts'
import { needOldestOpen } from './corrections.ts'
import { toEntry } from './entry-view.ts'
import { entryById, updateEntry } from './queries.ts'
import { touchedByHand } from './touched-by-hand.ts'

/** What to do about an entry that stands in a closed cycle. */
export const correctInstead = 'Log an entry that corrects it in the open cycle, or have an owner open the closed one again.'

/** Changes an entry; a new day may move it to another cycle. */
export async function changeEntry(ctx: Context, id: string, change: EntryChange) {
  const { db, actor, clock } = ctx
  const { workspaceId } = actor
  const { retainerId } = await entryById(db, workspaceId, id)
  const record = await retainerById(db, workspaceId, retainerId, 'forWriting')
  const before = await entryById(db, workspaceId, id)
  ctx.ifMatch(toEntry(retainerId, before))
  needOpenCycle(record, clock, before.cycleStartsOn, correctInstead)
  if (change.workedOn && change.workedOn < record.startsOn) throw problems.beforeRetainer(record.startsOn)
  if (change.workedOn) needWorkDay(change.workedOn, { clock, timeZone: record.timeZone })
  if (change.seconds !== undefined && change.duration !== undefined)
    throw problems.invalidInput([{ pointer: '#/duration', detail: 'Give a duration or seconds, not both' }])

  const { duration, ...fields } = change
  const seconds = duration === undefined ? fields.seconds : parseDuration(duration)
  if (before.corrects === null && seconds !== undefined && seconds < 0)
    throw problems.invalidInput([{ pointer: duration === undefined ? '#/seconds' : '#/duration', detail: 'More than zero' }])
  if (before.corrects !== null && change.workedOn) needOldestOpen(record, change.workedOn)
  const cycleStartsOn = cycleStartOf(record, change.workedOn ?? before.workedOn)
  const edit = { ...fields, ...(seconds !== undefined && { seconds }) }
  const after = await updateEntry(db, workspaceId, id, { ...edit, ...touchedByHand(before, edit), cycleStartsOn })
  await shiftTotals(db, workspaceId, retainerId, [
    { cycleStartsOn: before.cycleStartsOn, seconds: -effectOf(before, record.counts), entries: -1 },
    { cycleStartsOn, seconds: effectOf(after, record.counts), entries: 1 },
  ])
  const subject = { entryId: id, fields: Object.keys(change), secondsBefore: before.seconds, seconds: after.seconds }
  await announce(ctx, 'entry.changed', retainerId, subject, { about: before.description, changes: changesOfEntry(before, after) })
  const balance = balanceOf(await afterChange(ctx, record), clock, cycleStartsOn)
  return { entry: toEntry(retainerId, after), balance }
}

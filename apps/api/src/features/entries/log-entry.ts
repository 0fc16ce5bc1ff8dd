import type { NewEntry } from '@hourtab/contract/entries'
import { parseDuration } from '@hourtab/domain/hours'
import { classify } from '@hourtab/domain/work-types'
import { instantNow } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { problems } from '../../platform/problem.ts'
import { cycleStartOf, readBalance } from '../balance/read-balance.ts'
import { needWorkDay } from '../balance/within-reach.ts'
import { retainerById } from '../retainers/queries.ts'
import { insertEntries, effectOf, type EntryRow } from './bookkeeping.ts'
import { toEntry } from './entry-view.ts'
import { withEntry } from './with-entry.ts'

/** Logs work against a retainer and says what is left of the cycle it counts in. */
export async function logEntry(ctx: Context, retainerId: string, input: NewEntry) {
  const { db, actor, clock } = ctx
  const record = await retainerById(db, actor.workspaceId, retainerId, 'forWriting')
  if (input.workedOn < record.startsOn) throw problems.beforeRetainer(record.startsOn)
  needWorkDay(input.workedOn, { clock, timeZone: record.timeZone })
  const read = classify(input.description)
  const entry: EntryRow = {
    id: newId(),
    cycleStartsOn: cycleStartOf(record, input.workedOn),
    workedOn: input.workedOn,
    seconds: input.seconds ?? parseDuration(input.duration!)!,
    description: input.description,
    workType: input.workType ?? read.workType,
    vendor: input.vendor === undefined ? read.vendor : input.vendor,
    project: input.project ?? null,
    billable: input.billable,
    privateNote: input.privateNote ?? null,
    importId: null,
    sourceKey: null,
    loggedBy: actor.userId,
    loggedAt: instantNow(clock),
  }
  const { id, workedOn, seconds } = entry
  await insertEntries(ctx, record, [entry], { name: 'entry.logged', subject: { entryId: id, workedOn, seconds } })
  const after = withEntry(record, entry, effectOf(entry, record.counts))
  return { entry: toEntry(retainerId, entry), balance: readBalance(after, clock, workedOn).balance }
}

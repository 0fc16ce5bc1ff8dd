import type { RetainerChange } from '@hourtab/contract/retainers'
import type { Day } from '@hourtab/domain/calendar'
import type { Context } from '../../platform/context.ts'
import { todayIn } from '../../platform/clock.ts'
import { problems } from '../../platform/problem.ts'
import { afterChange } from '../alerts/after-change.ts'
import { needSameClosedCycles } from '../balance/closed-cycles.ts'
import { recount } from '../entries/recount.ts'
import { announce } from '../events/announce.ts'
import { changesBetween } from '../events/changes.ts'
import { movedTerms } from './changed-schedule.ts'
import { beginTermsOn, retainerById, updateRetainer, type LedgerRecord } from './queries.ts'
import { centsOf, inOrder, settingsOf, toRetainer } from './retainer-view.ts'

/**
 * Changes a retainer. A new start, reset day, cadence or way of counting puts every entry into its cycle anew. Terms keep
 * their day: where it no longer begins a cycle they hold from the next one on, and a change taken back leaves no trace.
 */
export async function changeRetainer(ctx: Context, id: string, change: RetainerChange) {
  const { db, actor, clock } = ctx
  const { workspaceId } = actor
  const before = await retainerById(db, workspaceId, id, 'forWriting')
  ctx.ifMatch(toRetainer(before, clock))
  const { hourlyRate, fee, alertsAt, updates, ...rest } = change
  const today = todayIn(clock, change.timeZone ?? before.timeZone)
  if (change.completeThrough && change.completeThrough > today)
    throw problems.invalidInput([{ pointer: '#/completeThrough', detail: `Today is ${today}` }])
  await updateRetainer(db, workspaceId, id, {
    ...rest,
    ...centsOf({ hourlyRate, fee }),
    ...(alertsAt && { alertsAt: inOrder(alertsAt) }),
    ...(updates !== undefined && !isPromised(before, updates) && { updates: updates && { ...updates, since: today } }),
  })
  if (change.startsOn && change.startsOn !== before.startsOn) await moveStart(ctx, before, change.startsOn)
  const isRecounted = (['startsOn', 'resetDay', 'cadence', 'counts'] as const).some(
    (field) => field in change && change[field] !== before[field],
  )
  if (isRecounted) await recount(db, workspaceId, await retainerById(db, workspaceId, id))
  const after = await afterChange(ctx, before)
  needSameClosedCycles(before, after)
  const changes = changesBetween(settingsOf(before), settingsOf(after))
  await announce(ctx, 'retainer.changed', id, { fields: Object.keys(change) }, { about: `${before.clientName} · ${before.name}`, changes })
  return { retainer: toRetainer(after, clock) }
}

// A promise counts from the day it is made, and the same one is not made again.
const isPromised = ({ updates: promised }: LedgerRecord, updates: RetainerChange['updates']): boolean =>
  promised?.every === updates?.every && (promised?.every !== 'week' || (updates?.every === 'week' && promised.weekday === updates.weekday))

async function moveStart(ctx: Context, record: LedgerRecord, to: Day) {
  await movedTerms(ctx, record, to)
  const inForce = record.terms.findLast(({ from }) => from <= to) ?? record.terms[0]!
  await beginTermsOn(ctx.db, ctx.actor.workspaceId, record.id, inForce.from, to)
}

import type { RetainerChange } from '@hourtab/contract/retainers'
import type { Day } from '@hourtab/domain/calendar'
import type { Context } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { afterChange } from '../alerts/after-change.ts'
import { needSameClosedCycles } from '../balance/closed-cycles.ts'
import { needStartDay } from '../balance/within-reach.ts'
import { firstDayWorked } from '../entries/queries.ts'
import { recount } from '../entries/recount.ts'
import { announce } from '../events/announce.ts'
import { changesBetween } from '../events/changes.ts'
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
  const { hourlyRate, fee, alertsAt, ...rest } = change
  await updateRetainer(db, workspaceId, id, {
    ...rest,
    ...centsOf({ hourlyRate, fee }),
    ...(alertsAt && { alertsAt: inOrder(alertsAt) }),
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

async function moveStart({ db, actor, clock }: Context, { id, terms, timeZone }: LedgerRecord, to: Day) {
  needStartDay(to, { clock, timeZone })
  const first = await firstDayWorked(db, actor.workspaceId, id)
  if (first && first < to)
    throw problems.invalidInput([{ pointer: '#/startsOn', detail: `Work is logged from ${first} on; begin on that day or before` }])
  // What is in force on the new first day is in force from it on, so there are always terms, and no older ones.
  const inForce = terms.findLast(({ from }) => from <= to) ?? terms[0]!
  await beginTermsOn(db, actor.workspaceId, id, inForce.from, to)
}

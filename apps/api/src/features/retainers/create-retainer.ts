import type { NewRetainer } from '@hourtab/contract/retainers'
import { partsOf } from '@hourtab/domain/calendar'
import { instantNow, todayIn } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { balanceOf } from '../balance/read-balance.ts'
import { needStartDay } from '../balance/within-reach.ts'
import { clientById, clientNamed } from '../clients/queries.ts'
import { announce } from '../events/announce.ts'
import { changesBetween } from '../events/changes.ts'
import { refuseBeyondPlan } from '../workspaces/plans.ts'
import { insertRetainer, putTerms, retainerById } from './queries.ts'
import { centsOf, inOrder, settingsOf, toRetainer } from './retainer-view.ts'

/** Begins a retainer with its first terms; a client named for the first time is added. */
export async function createRetainer(ctx: Context, input: NewRetainer) {
  const { db, actor, clock } = ctx
  const { workspaceId } = actor
  const { name, startsOn, cadence, firstCycle, timeZone, counts, surplus, deficit, currency, closesAfterDays } = input
  needStartDay(startsOn, { clock, timeZone })
  await refuseBeyondPlan(ctx)
  const client = input.clientId
    ? await clientById(db, workspaceId, input.clientId, 'forWriting')
    : await clientNamed(db, workspaceId, input.clientName!, instantNow(clock))
  const id = newId()
  await insertRetainer(db, {
    workspaceId,
    id,
    clientId: client.id,
    name,
    startsOn,
    cadence,
    resetDay: input.resetDay ?? partsOf(startsOn)[2],
    firstCycle,
    timeZone,
    counts,
    ...centsOf(input),
    currency,
    closesAfterDays,
    alertsAt: inOrder(input.alertsAt),
    updates: input.updates && { ...input.updates, since: todayIn(clock, timeZone) },
    showsPending: input.showsPending,
    createdAt: instantNow(clock),
  })
  const capSeconds = input.capSeconds ?? Math.round(input.capHours! * 3600)
  await putTerms(db, { workspaceId, retainerId: id, fromOn: startsOn, capSeconds, surplus, deficit })
  const record = await retainerById(db, workspaceId, id)
  const about = `${client.name} · ${name}`
  const changes = changesBetween(undefined, { ...settingsOf(record), capSeconds })
  await announce(ctx, 'retainer.created', id, { name, client: client.name }, { about, changes })
  return { retainer: toRetainer(record, clock), balance: balanceOf(record, clock) }
}

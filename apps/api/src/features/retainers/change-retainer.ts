import type { RetainerChange } from '@hourtab/contract/retainers'
import type { Context } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { firstDayWorked } from '../entries/queries.ts'
import { recount } from '../entries/recount.ts'
import { announce } from '../events/announce.ts'
import { moveFirstTerms, retainerById, updateRetainer } from './queries.ts'
import { toCents, toRetainer } from './retainer-view.ts'

/** Changes a retainer. A new start, reset day, cadence or way of counting puts every entry into its cycle anew. */
export async function changeRetainer(ctx: Context, id: string, change: RetainerChange) {
  const { db, actor, clock } = ctx
  const { workspaceId } = actor
  const before = await retainerById(db, workspaceId, id, 'forWriting')
  ctx.ifMatch(toRetainer(before, clock))
  const { hourlyRate, ...rest } = change
  await updateRetainer(db, workspaceId, id, { ...rest, ...(hourlyRate !== undefined && { hourlyRateCents: toCents(hourlyRate) }) })
  if (change.startsOn && change.startsOn !== before.startsOn) await moveStart(ctx, id, before.startsOn, change.startsOn)
  const isRecounted = (['startsOn', 'resetDay', 'cadence', 'counts'] as const).some(
    (field) => field in change && change[field] !== before[field],
  )
  if (isRecounted) await recount(db, workspaceId, await retainerById(db, workspaceId, id))
  await announce(ctx, 'retainer.changed', id, { fields: Object.keys(change) })
  return { retainer: toRetainer(await retainerById(db, workspaceId, id), clock) }
}

async function moveStart({ db, actor }: Context, id: string, from: string, to: string) {
  const first = await firstDayWorked(db, actor.workspaceId, id)
  if (first && first < to)
    throw problems.invalidInput([{ pointer: '#/startsOn', detail: `Work is logged from ${first} on; begin on that day or before` }])
  await moveFirstTerms(db, actor.workspaceId, id, from, to)
}

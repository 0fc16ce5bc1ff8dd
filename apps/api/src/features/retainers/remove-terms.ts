import type { Terms } from '@hourtab/contract/terms'
import type { Day } from '@hourtab/domain/calendar'
import type { Context } from '../../platform/context.ts'
import { afterChange } from '../alerts/after-change.ts'
import { balanceOf } from '../balance/read-balance.ts'
import { announce } from '../events/announce.ts'
import { changesBetween } from '../events/changes.ts'
import { withoutTerms } from './changed-terms.ts'
import { deleteTerms, retainerById, updateRetainer } from './queries.ts'

/** Removes the terms that begin on a day; those before them go on. */
export async function removeTerms(ctx: Context, retainerId: string, from: Day) {
  const { db, actor, clock } = ctx
  const { workspaceId } = actor
  const before = await retainerById(db, workspaceId, retainerId, 'forWriting')
  withoutTerms(before, clock, from)
  const { from: _, ...gone } = before.terms.find((each) => each.from === from)!
  await deleteTerms(db, workspaceId, retainerId, from)
  await updateRetainer(db, workspaceId, retainerId, {})
  const changes = changesBetween<Omit<Terms, 'from'>>(gone, undefined)
  await announce(ctx, 'terms.removed', retainerId, { from, ...gone }, { about: `from ${from}`, changes })
  return { balance: balanceOf(await afterChange(ctx, before), clock) }
}

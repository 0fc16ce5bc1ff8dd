import type { NewPause } from '@hourtab/contract/pauses'
import type { Context } from '../../platform/context.ts'
import { afterChange } from '../alerts/after-change.ts'
import { balanceOf } from '../balance/read-balance.ts'
import { announce } from '../events/announce.ts'
import { paused, standingPause } from './changed-pauses.ts'
import { putPauses, retainerById, updateRetainer } from './queries.ts'
import { toRetainer } from './retainer-view.ts'

/** Pauses a retainer from a cycle on; open client pages are told. What was closed, and what was logged, stays as it is. */
export async function pauseRetainer(ctx: Context, id: string, { from }: NewPause) {
  const { db, actor, clock } = ctx
  const { workspaceId } = actor
  const before = await retainerById(db, workspaceId, id, 'forWriting')
  ctx.ifMatch(toRetainer(before, clock))
  const planned = paused(before, clock, from)
  await putPauses(db, workspaceId, id, planned.pauses)
  await updateRetainer(db, workspaceId, id, {})
  const [was, is] = [standingPause(before, clock), standingPause(planned, clock)!]
  await announce(ctx, 'retainer.paused', id, is, { about: `from ${is.from}`, changes: [['pausedFrom', was?.from ?? null, is.from]] })
  const after = await afterChange(ctx, before)
  return { retainer: toRetainer(after, clock), balance: balanceOf(after, clock) }
}

import type { Resumption } from '@hourtab/contract/pauses'
import type { Context } from '../../platform/context.ts'
import { afterChange } from '../alerts/after-change.ts'
import { balanceOf } from '../balance/read-balance.ts'
import { announce } from '../events/announce.ts'
import { resumed, standingPause } from './changed-pauses.ts'
import { putPauses, retainerById, updateRetainer } from './queries.ts'
import { toRetainer } from './retainer-view.ts'

/** Gives the cycles of a paused retainer their cap again, from a cycle on; a pause that has not begun is taken back. */
export async function resumeRetainer(ctx: Context, id: string, { from }: Resumption) {
  const { db, actor, clock } = ctx
  const { workspaceId } = actor
  const before = await retainerById(db, workspaceId, id, 'forWriting')
  ctx.ifMatch(toRetainer(before, clock))
  const planned = resumed(before, clock, from)
  await putPauses(db, workspaceId, id, planned.pauses)
  await updateRetainer(db, workspaceId, id, {})
  const was = standingPause(before, clock)!
  const left = planned.pauses.find((each) => each.from === was.from)
  const subject = { pausedFrom: was.from, until: left?.until ?? was.from }
  const about = left ? `from ${left.until}` : 'at once'
  await announce(ctx, 'retainer.resumed', id, subject, { about, changes: [['resumesOn', was.until, subject.until]] })
  const after = await afterChange(ctx, before)
  return { retainer: toRetainer(after, clock), balance: balanceOf(after, clock) }
}

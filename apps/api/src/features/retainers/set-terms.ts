import type { Terms } from '@hourtab/contract/retainers'
import { cycleOn } from '@hourtab/domain/cycle'
import type { Context } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { readBalance } from '../balance/read-balance.ts'
import { announce } from '../events/announce.ts'
import { putTerms, retainerById, updateRetainer } from './queries.ts'

/** Sets the terms from a cycle's first day on; cycles before it keep what they had. */
export async function setTerms(ctx: Context, retainerId: string, input: Terms) {
  const { db, actor, clock } = ctx
  const { workspaceId } = actor
  const record = await retainerById(db, workspaceId, retainerId, 'forWriting')
  const { from, ...terms } = input
  const starts = from < record.startsOn ? record.startsOn : cycleOn(record, from).startsOn
  if (from !== starts) throw problems.notACycleStart(starts)
  await putTerms(db, { workspaceId, retainerId, fromOn: from, ...terms })
  await updateRetainer(db, workspaceId, retainerId, {})
  await announce(ctx, 'terms.set', retainerId, input)
  return { terms: input, balance: readBalance(await retainerById(db, workspaceId, retainerId), clock).balance }
}

import type { Terms } from '@hourtab/contract/terms'
import type { Context } from '../../platform/context.ts'
import { afterChange } from '../alerts/after-change.ts'
import { balanceOf } from '../balance/read-balance.ts'
import { announce } from '../events/announce.ts'
import { changesBetween } from '../events/changes.ts'
import { withTerms } from './changed-terms.ts'
import { putTerms, retainerById, updateRetainer } from './queries.ts'

/** Sets the terms from a cycle's first day on; cycles before it keep what they had. */
export async function setTerms(ctx: Context, retainerId: string, input: Terms) {
  const { db, actor, clock } = ctx
  const { workspaceId } = actor
  const record = await retainerById(db, workspaceId, retainerId, 'forWriting')
  withTerms(record, clock, input)
  const { from, ...terms } = input
  await putTerms(db, { workspaceId, retainerId, fromOn: from, ...terms })
  await updateRetainer(db, workspaceId, retainerId, {})
  const inForce = record.terms.findLast((each) => each.from <= from)
  await announce(ctx, 'terms.set', retainerId, input, {
    about: `from ${from}`,
    changes: changesBetween<Omit<Terms, 'from'>>(inForce, terms, ['capSeconds', 'surplus', 'deficit']),
  })
  return { terms: input, balance: balanceOf(await afterChange(ctx, record), clock) }
}

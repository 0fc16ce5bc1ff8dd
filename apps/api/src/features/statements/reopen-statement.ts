import { instantNow } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { afterChange } from '../alerts/after-change.ts'
import { balanceOf } from '../balance/read-balance.ts'
import { recount } from '../entries/recount.ts'
import { announce } from '../events/announce.ts'
import { retainerById, updateRetainer } from '../retainers/queries.ts'
import { inWords } from './close-cycle.ts'
import { markReopened, statementById } from './queries.ts'
import { toSummary } from './statement-view.ts'

/**
 * Opens the newest closed cycle again. Its statement stays as it was printed; what was logged late because the cycle was closed
 * counts in it now. Throws 409 for any other statement.
 */
export async function reopenStatement(ctx: Context, id: string) {
  const { db, actor, clock } = ctx
  const { workspaceId } = actor
  const { retainerId } = await statementById(db, workspaceId, id)
  const record = await retainerById(db, workspaceId, retainerId, 'forWriting')
  const { number, version, cycleStartsOn, frozen, reopenedAt } = await statementById(db, workspaceId, id)
  if (reopenedAt !== null) throw problems.notTheNewest('This one was opened again already.')
  const newest = record.closed.at(-1)!.line.cycle.startsOn
  if (newest !== cycleStartsOn) throw problems.notTheNewest(`That is the one from ${newest} on.`)

  const reopened = await markReopened(db, workspaceId, id, actor.userId, instantNow(clock))
  await recount(db, workspaceId, await retainerById(db, workspaceId, retainerId))
  await updateRetainer(db, workspaceId, retainerId, {})
  const { startsOn, endsOn } = frozen.line.cycle
  const subject = { statementId: id, number, version, startsOn, endsOn }
  await announce(ctx, 'cycle.reopened', retainerId, subject, { about: inWords(subject) })
  return { statement: toSummary(reopened), balance: balanceOf(await afterChange(ctx, record), clock) }
}

import type { Grant } from '@hourtab/contract/grants'
import { formatRange } from '@hourtab/domain/calendar'
import { formatHours } from '@hourtab/domain/hours'
import { lineOn } from '@hourtab/domain/ledger'
import { spentOf } from '@hourtab/domain/ledger-grants'
import { figures } from '@hourtab/domain/sentence'
import { todayIn, type Clock } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { afterChange } from '../alerts/after-change.ts'
import { needOpenCycle } from '../balance/closed-cycles.ts'
import { balanceOf, ledgerInputOf } from '../balance/read-balance.ts'
import { announce } from '../events/announce.ts'
import { changesBetween } from '../events/changes.ts'
import { retainerById, updateRetainer, type LedgerRecord } from '../retainers/queries.ts'
import { factsOf, toGrant } from './grant-view.ts'
import { deleteGrant, grantById } from './queries.ts'

const asPrinted = 'What was agreed in it stays as it was printed.'

/** Takes agreed hours back; borrowed ones return to the cycle that lent them. Throws 409 where they are spent, unless that is meant. */
export async function removeGrant(ctx: Context, id: string, given: { evenIfSpent: boolean }) {
  const { db, actor, clock } = ctx
  const { workspaceId } = actor
  const { retainerId } = await grantById(db, workspaceId, id)
  const record = await retainerById(db, workspaceId, retainerId, 'forWriting')
  const grant = toGrant(record, await grantById(db, workspaceId, id))
  ctx.ifMatch(grant)
  const { cycleStartsOn, seconds, reason, borrowedFrom } = grant
  for (const day of [cycleStartsOn, ...(borrowedFrom ? [borrowedFrom] : [])]) needOpenCycle(record, clock, day, asPrinted)
  if (!given.evenIfSpent) needUnspent(record, clock, grant)
  await deleteGrant(db, workspaceId, id)
  await updateRetainer(db, workspaceId, retainerId, {})
  const subject = { grantId: id, cycleStartsOn, seconds, borrowedFrom }
  await announce(ctx, 'grant.removed', retainerId, subject, { about: reason, changes: changesBetween(factsOf(grant), undefined) })
  return { balance: balanceOf(await afterChange(ctx, record), clock, cycleStartsOn) }
}

function needUnspent(record: LedgerRecord, clock: Clock, { cycleStartsOn, seconds, borrowedFrom }: Grant): void {
  // What a longer cadence has put into one cycle counts nothing there.
  if (borrowedFrom === cycleStartsOn) return
  const { cycle, availableSeconds, usedSeconds, leftSeconds } = lineOn(ledgerInputOf(record), cycleStartsOn)
  const without = figures({ availableSeconds: availableSeconds - seconds, usedSeconds })
  if (!without.isOver) return
  const range = formatRange(cycle.startsOn, cycle.endsOn, todayIn(clock, record.timeZone))
  const spent = `Spent: ${formatHours(spentOf(seconds, { leftSeconds }))} of ${formatHours(seconds)} h.`
  throw problems.hoursSpent(`${spent} Without them the cycle ${range} would be ${without.over} over.`)
}

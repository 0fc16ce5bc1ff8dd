import type { NewGrant } from '@hourtab/contract/grants'
import { formatRange } from '@hourtab/domain/calendar'
import { formatHours } from '@hourtab/domain/hours'
import { lineOn } from '@hourtab/domain/ledger'
import { lendable } from '@hourtab/domain/ledger-grants'
import { instantNow, todayIn, type Clock } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { problems } from '../../platform/problem.ts'
import { afterChange } from '../alerts/after-change.ts'
import { needOpenCycle } from '../balance/closed-cycles.ts'
import { balanceOf, ledgerInputOf } from '../balance/read-balance.ts'
import { announce } from '../events/announce.ts'
import { changesBetween } from '../events/changes.ts'
import { retainerById, updateRetainer, type LedgerRecord } from '../retainers/queries.ts'
import { factsOf, toGrant } from './grant-view.ts'
import { needCycles } from './named-cycles.ts'
import { insertGrant } from './queries.ts'

/** Agrees hours on top of one open cycle, or borrows them from a later one, and says what that cycle has then. */
export async function agreeHours(ctx: Context, retainerId: string, input: NewGrant) {
  const { db, actor, clock } = ctx
  const { workspaceId } = actor
  const record = await retainerById(db, workspaceId, retainerId, 'forWriting')
  needCycles(record, clock, input)
  needOpenCycle(record, clock, input.cycleStartsOn, 'Choose the first day of an open one.')
  needLendable(record, clock, input)
  const row = await insertGrant(db, { workspaceId, id: newId(), retainerId, ...input, createdAt: instantNow(clock) })
  await updateRetainer(db, workspaceId, retainerId, {})
  const grant = toGrant(record, row)
  const { cycleStartsOn, seconds, reason, borrowedFrom } = grant
  const subject = { grantId: grant.id, cycleStartsOn, seconds, borrowedFrom }
  await announce(ctx, 'grant.agreed', retainerId, subject, { about: reason, changes: changesBetween(undefined, factsOf(grant)) })
  return { grant, balance: balanceOf(await afterChange(ctx, record), clock, cycleStartsOn) }
}

function needLendable(record: LedgerRecord, clock: Clock, { borrowedFrom, seconds }: NewGrant): void {
  if (borrowedFrom === null) return
  const line = lineOn(ledgerInputOf(record), borrowedFrom)
  const most = lendable(line)
  if (seconds <= most) return
  const { cycle, capSeconds } = line
  const range = formatRange(cycle.startsOn, cycle.endsOn, todayIn(clock, record.timeZone))
  const lent = most < capSeconds ? ` and has lent ${formatHours(capSeconds - most)} of them` : ''
  const detail = `The cycle ${range} has a cap of ${formatHours(capSeconds)} hours${lent}, so ${formatHours(Math.max(0, most))} at most can be borrowed from it`
  throw problems.invalidInput([{ pointer: '#/seconds', detail }])
}

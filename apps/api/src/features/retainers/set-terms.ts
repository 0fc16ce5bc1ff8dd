import type { Terms } from '@hourtab/contract/retainers'
import { cycleOn } from '@hourtab/domain/cycle'
import type { Context } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { afterChange } from '../alerts/after-change.ts'
import { needOpenCycle } from '../balance/closed-cycles.ts'
import { balanceOf } from '../balance/read-balance.ts'
import { needReadableDay } from '../balance/within-reach.ts'
import { announce } from '../events/announce.ts'
import { changesBetween } from '../events/changes.ts'
import { putTerms, retainerById, updateRetainer } from './queries.ts'

/** Sets the terms from a cycle's first day on; cycles before it keep what they had. */
export async function setTerms(ctx: Context, retainerId: string, input: Terms) {
  const { db, actor, clock } = ctx
  const { workspaceId } = actor
  const record = await retainerById(db, workspaceId, retainerId, 'forWriting')
  const { from, ...terms } = input
  if (from < record.startsOn) throw problems.invalidInput([{ pointer: '#/from', detail: `The retainer begins on ${record.startsOn}` }])
  needReadableDay(from, '#/from', { clock, timeZone: record.timeZone })
  needOpenCycle(record, clock, from, 'Choose the first day of an open one.')
  const { startsOn } = cycleOn(record, from)
  if (from !== startsOn)
    throw problems.notACycleStart([{ pointer: '#/from', detail: `The cycle that holds this day begins on ${startsOn}.` }])
  await putTerms(db, { workspaceId, retainerId, fromOn: from, ...terms })
  await updateRetainer(db, workspaceId, retainerId, {})
  const inForce = record.terms.findLast((each) => each.from <= from)
  await announce(ctx, 'terms.set', retainerId, input, {
    about: `from ${from}`,
    changes: changesBetween<Omit<Terms, 'from'>>(inForce, terms, ['capSeconds', 'surplus', 'deficit']),
  })
  return { terms: input, balance: balanceOf(await afterChange(ctx, record), clock) }
}

import * as contract from '@hourtab/contract/calendar'
import { acting } from '../../platform/acting.ts'
import { calendarClaim } from '../../platform/actor.ts'
import { todayIn } from '../../platform/clock.ts'
import type { Acting, OpenContext } from '../../platform/context.ts'
import { Problem, problems } from '../../platform/problem.ts'
import { workspaceById } from '../workspaces/queries.ts'
import { readDates } from './read-dates.ts'
import { writeCalendar } from './write-calendar.ts'

/** The dates that the caller sees, as a calendar. */
export async function readCalendar({ db, actor, clock }: Pick<Acting, 'db' | 'actor' | 'clock'>): Promise<string> {
  const { name } = await workspaceById(db, actor.workspaceId)
  return writeCalendar(name, await readDates(db, actor.workspaceId, clock), todayIn(clock, 'UTC'))
}

/** The calendar that an address opens. An address that was mistyped, revoked or has expired is a 404 like any other; whoever tries many is asked to slow down. */
export async function readPublicCalendar(ctx: OpenContext, token: string): Promise<string> {
  const { limits, visitor, clock } = ctx
  await limits.check('misses', visitor.address)
  try {
    const claim = calendarClaim(token, todayIn(clock, 'UTC'))
    return await acting(ctx, { claim, endpoint: contract.readPublicCalendar }, readCalendar)
  } catch (error) {
    if (!(error instanceof Problem) || error.details.status !== 401) throw error
    await limits.take('misses', visitor.address)
    throw problems.notFound('calendar')
  }
}

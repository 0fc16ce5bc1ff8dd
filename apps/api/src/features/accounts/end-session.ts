import { instantNow } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { announce } from '../events/announce.ts'
import { endSessions } from './queries.ts'

/** Ends one of one's own sessions, wherever it is. Throws 404. */
export async function endSession(ctx: Context, sessionId: string): Promise<undefined> {
  const { db, actor, clock } = ctx
  if (!actor.sessionId) throw problems.notAllowed('Sessions are ended by the person who is signed in, not by a key.')
  const [begunAt] = await endSessions(db, actor.workspaceId, actor.userId, { only: sessionId }, instantNow(clock))
  if (begunAt === undefined) throw problems.notFound('session')
  await announce(ctx, 'session.ended', null, { sessionId }, { about: aboutSession(begunAt) })
}

/** A session as the audit names it: neither address nor device, which tell of a person more than the audit needs for ever. */
export const aboutSession = (begunAt: string): string => `begun on ${begunAt.slice(0, 10)}`

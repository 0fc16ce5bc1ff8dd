import { instantNow, secondsLater, toInstant } from '../../platform/clock.ts'
import type { OpenContext } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { newId } from '../../platform/id.ts'
import { hashOf } from '../../platform/secrets.ts'
import { events } from '../../platform/tables/events.ts'
import { inWorkspace } from '../../platform/tenancy.ts'
import { freshRefresh, sessionOf } from './begin-session.ts'
import { aboutSession } from './end-session.ts'
import { readMe } from './me-view.ts'
import { sessionById, updateSession } from './queries.ts'

// Two tabs may renew at once; whoever comes second within this time holds the token that was just replaced.
const graceSeconds = 30

/** Renews a session and replaces its refresh token. A token that comes back long after it was replaced was stolen: the session ends. */
export async function refresh(ctx: OpenContext) {
  const { clock, visitor } = ctx
  const token = visitor.refreshToken
  const named = token && sessionOf(ctx, token)
  if (!named) throw problems.notSignedIn()
  const { workspaceId, sessionId } = named
  const hash = hashOf(token)
  const renewed = await inWorkspace(ctx.database, workspaceId, async (db) => {
    const session = await sessionById(db, workspaceId, sessionId)
    const now = instantNow(clock)
    if (!session || session.endedAt || toInstant(session.expiresAt) <= now) return undefined
    const access = ctx.signAccess({ sub: session.userId, sid: session.id, ws: workspaceId, typ: 'access' })
    if (session.refreshHash === hash) {
      const next = freshRefresh(ctx, workspaceId, sessionId)
      await updateSession(db, workspaceId, session.id, {
        refreshHash: next.refreshHash,
        replacedHash: hash,
        rotatedAt: now,
        device: visitor.device,
      })
      return { cookies: { access, refresh: next.refresh }, answer: await readMe(db, ctx, workspaceId, session.userId) }
    }
    if (session.replacedHash === hash && toInstant(session.rotatedAt) > secondsLater(clock, -graceSeconds))
      return { cookies: { access }, answer: await readMe(db, ctx, workspaceId, session.userId) }
    await updateSession(db, workspaceId, session.id, { endedAt: now })
    const told = { about: `${aboutSession(toInstant(session.createdAt))}, because a token of it came back that had been replaced` }
    const event = { workspaceId, id: newId(), name: 'session.ended', subject: { sessionId, isReplayed: true }, ...told, at: now }
    await db.insert(events).values(event)
    return undefined
  })
  visitor.setSession(renewed?.cookies)
  if (!renewed) throw problems.notSignedIn()
  return renewed.answer
}

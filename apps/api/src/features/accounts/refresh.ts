import { instantNow, secondsLater, toInstant } from '../../platform/clock.ts'
import type { OpenContext } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { hashOf } from '../../platform/secrets.ts'
import { inWorkspace } from '../../platform/tenancy.ts'
import { workspaceOf } from '../../platform/token.ts'
import { freshRefresh } from './begin-session.ts'
import { readMe } from './me-view.ts'
import { sessionByRefresh, updateSession } from './queries.ts'

// Two tabs may renew at once; whoever comes second within this time holds the token that was just replaced.
const graceSeconds = 30

/** Renews a session and replaces its refresh token. A token that comes back long after it was replaced was stolen: the session ends. */
export async function refresh(ctx: OpenContext) {
  const { clock, visitor } = ctx
  const token = visitor.refreshToken
  const workspaceId = token && workspaceOf(token)
  if (!workspaceId) throw problems.notSignedIn()
  const hash = hashOf(token)
  const renewed = await inWorkspace(ctx.database, workspaceId, async (db) => {
    const session = await sessionByRefresh(db, workspaceId, hash)
    const now = instantNow(clock)
    if (!session || session.endedAt || toInstant(session.expiresAt) <= now) return undefined
    const access = ctx.signAccess({ sub: session.userId, sid: session.id, ws: workspaceId, typ: 'access' })
    if (session.refreshHash === hash) {
      const next = freshRefresh(workspaceId)
      await updateSession(db, workspaceId, session.id, {
        refreshHash: next.refreshHash,
        replacedHash: hash,
        rotatedAt: now,
        device: visitor.device,
      })
      return { cookies: { access, refresh: next.refresh }, answer: await readMe(db, ctx, workspaceId, session.userId) }
    }
    if (toInstant(session.rotatedAt) > secondsLater(clock, -graceSeconds))
      return { cookies: { access }, answer: await readMe(db, ctx, workspaceId, session.userId) }
    await updateSession(db, workspaceId, session.id, { endedAt: now })
    return undefined
  })
  visitor.setSession(renewed?.cookies)
  if (!renewed) throw problems.notSignedIn()
  return renewed.answer
}

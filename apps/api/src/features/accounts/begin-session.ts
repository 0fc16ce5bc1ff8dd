import { instantNow, secondsLater } from '../../platform/clock.ts'
import type { Db, OpenContext } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { hashOf } from '../../platform/secrets.ts'
import { makeToken } from '../../platform/token.ts'
import { insertSession } from './queries.ts'

const lastsSeconds = 30 * 24 * 3600
const refreshBytes = 20

/** A new refresh token of a workspace and what is stored of it. */
export function freshRefresh(workspaceId: string) {
  const refresh = makeToken(workspaceId, refreshBytes)
  return { refresh, refreshHash: hashOf(refresh) }
}

/** Signs somebody in: a session row, and the two cookies. `db` is inside the workspace. */
export async function beginSession(ctx: OpenContext, db: Db, workspaceId: string, userId: string): Promise<void> {
  const { clock, visitor } = ctx
  const { refresh, refreshHash } = freshRefresh(workspaceId)
  const id = newId()
  const now = instantNow(clock)
  await insertSession(db, {
    workspaceId,
    id,
    userId,
    refreshHash,
    device: visitor.device,
    createdAt: now,
    rotatedAt: now,
    expiresAt: secondsLater(clock, lastsSeconds),
  })
  visitor.setSession({ access: ctx.signAccess({ sub: userId, sid: id, ws: workspaceId, typ: 'access' }), refresh })
}

import { instantNow, secondsLater } from '../../platform/clock.ts'
import type { Db, Deps, OpenContext } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { hashOf, seal, unseal } from '../../platform/secrets.ts'
import { makeToken, workspaceOf } from '../../platform/token.ts'
import { insertSession } from './queries.ts'

const lastsSeconds = 30 * 24 * 3600
const refreshBytes = 20

/** A new refresh token of a session and what is stored of it. It names its session, sealed, so that any that was ever replaced is known again. */
export function freshRefresh({ secrets }: Pick<Deps, 'secrets'>, workspaceId: string, sessionId: string) {
  const refresh = `${seal(secrets.sealKey, sessionId)}.${makeToken(workspaceId, refreshBytes)}`
  return { refresh, refreshHash: hashOf(refresh) }
}

/** The workspace and session a refresh token speaks of, or undefined when we never made it. */
export function sessionOf({ secrets }: Pick<Deps, 'secrets'>, refresh: string) {
  const [sealed = '', token = ''] = refresh.split('.')
  const workspaceId = workspaceOf(token)
  try {
    return workspaceId && { workspaceId, sessionId: unseal(secrets.sealKey, sealed) }
  } catch {
    return undefined
  }
}

/** Signs somebody in: a session row, and the two cookies. `db` is inside the workspace. */
export async function beginSession(ctx: OpenContext, db: Db, workspaceId: string, userId: string): Promise<void> {
  const { clock, visitor } = ctx
  const id = newId()
  const { refresh, refreshHash } = freshRefresh(ctx, workspaceId, id)
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

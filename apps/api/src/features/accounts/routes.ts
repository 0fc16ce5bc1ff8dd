import * as contract from '@hourtab/contract/accounts'
import { instantNow, toInstant } from '../../platform/clock.ts'
import type { Api } from '../../platform/serve.ts'
import { changeMe } from './change-me.ts'
import { endSession } from './end-session.ts'
import { deleteMe } from './delete-me.ts'
import { readLeaving } from './leaving.ts'
import { login } from './login.ts'
import { lookAround } from './look-around.ts'
import { readMe } from './me-view.ts'
import { endSessions, liveSessionsOf } from './queries.ts'
import { refresh } from './refresh.ts'
import { register } from './register.ts'

export function accountRoutes({ serve, serveOpenly }: Api) {
  serveOpenly(contract.register, (ctx, { body }) => register(ctx, body))
  serveOpenly(contract.login, (ctx, { body }) => login(ctx, body))
  serveOpenly(contract.refresh, (ctx) => refresh(ctx))
  serveOpenly(contract.lookAround, (ctx) => lookAround(ctx))
  serve(contract.logout, async ({ db, actor, clock, visitor }) => {
    if (actor.sessionId) await endSessions(db, actor.workspaceId, actor.userId, { only: actor.sessionId }, instantNow(clock))
    visitor.setSession(undefined)
    return undefined
  })
  serve(contract.readMe, (ctx) => readMe(ctx.db, ctx, ctx.actor.workspaceId, ctx.actor.userId))
  serve(contract.changeMe, (ctx, { body }) => changeMe(ctx, body))
  serve(contract.readLeaving, async ({ db, actor }) => ({ leaving: await readLeaving(db, actor.workspaceId, actor.userId) }))
  serve(contract.deleteMe, (ctx, { body }) => deleteMe(ctx, body))
  serve(contract.listSessions, async ({ db, actor, clock }) => {
    const rows = await liveSessionsOf(db, actor.workspaceId, actor.userId, instantNow(clock))
    const items = rows.map(({ id, createdAt, rotatedAt, device }) => ({
      id,
      createdAt: toInstant(createdAt),
      lastSeenAt: toInstant(rotatedAt),
      device,
      isThisOne: id === actor.sessionId,
    }))
    return { items, nextCursor: null }
  })
  serve(contract.endSession, (ctx, { params }) => endSession(ctx, params.sessionId))
}

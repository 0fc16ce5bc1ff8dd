import type { changeMe as endpoint } from '@hourtab/contract/accounts'
import type { Received } from '@hourtab/contract/endpoint'
import { instantNow } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { onAccounts } from '../../platform/tenancy.ts'
import { readMe } from './me-view.ts'
import { hashPassword, isEasilyGuessed, isPassword } from './passwords.ts'
import { endSessions, passwordHashOf, updateUser } from './queries.ts'

/** Changes one's own name or password. A new password takes the present one, and ends every other session. */
export async function changeMe(ctx: Context, { name, password, currentPassword }: Received<typeof endpoint>['body']) {
  const { db, actor, clock } = ctx
  const { workspaceId, userId, sessionId } = actor
  if (!sessionId) throw problems.notAllowed('An account is changed by the person who is signed in to it, not by a key.')
  const before = await readMe(db, ctx, workspaceId, userId)
  ctx.ifMatch(before.me)
  await onAccounts(db, workspaceId, async () => {
    if (name !== undefined) await updateUser(db, userId, { name })
    if (password === undefined) return
    if (!(await isPassword(await passwordHashOf(db, userId), currentPassword ?? ''))) throw problems.wrongPassword()
    if (isEasilyGuessed(password, [before.me.user.email, before.me.user.name, before.me.workspace.name])) throw problems.commonPassword()
    await updateUser(db, userId, { passwordHash: await hashPassword(password) })
  })
  if (password !== undefined) await endSessions(db, workspaceId, userId, { allBut: sessionId }, instantNow(clock))
  return readMe(db, ctx, workspaceId, userId)
}

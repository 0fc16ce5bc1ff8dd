import type { changeMe as endpoint, Me } from '@hourtab/contract/accounts'
import type { Received } from '@hourtab/contract/endpoint'
import { instantNow } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { onAccounts } from '../../platform/tenancy.ts'
import { announce } from '../events/announce.ts'
import { changesBetween } from '../events/changes.ts'
import { readMe } from './me-view.ts'
import { hashPassword, isEasilyGuessed, isPassword } from './passwords.ts'
import { endSessions, passwordHashOf, updateMember, updateUser } from './queries.ts'

/** Changes one's own name, password and whether alerts are mailed. A new password takes the present one, and ends every other session. */
export async function changeMe(ctx: Context, { name, password, currentPassword, alertMails }: Received<typeof endpoint>['body']) {
  const { db, actor, clock } = ctx
  const { workspaceId, userId, sessionId } = actor
  if (!sessionId) throw problems.notAllowed('An account is changed by the person who is signed in to it, not by a key.')
  const before = await readMe(db, ctx, workspaceId, userId)
  ctx.ifMatch(before.me)
  if (alertMails) needMail(ctx, before.me.workspace.isSample)
  if (alertMails !== undefined) await updateMember(db, workspaceId, userId, { alertMails })
  await onAccounts(db, workspaceId, async () => {
    if (name !== undefined) await updateUser(db, userId, { name })
    if (password === undefined) return
    if (!(await isPassword(await passwordHashOf(db, userId), currentPassword ?? ''))) throw problems.wrongPassword()
    if (isEasilyGuessed(password, [before.me.user.email, before.me.user.name, before.me.workspace.name])) throw problems.commonPassword()
    await updateUser(db, userId, { passwordHash: await hashPassword(password) })
  })
  if (password !== undefined) await endSessions(db, workspaceId, userId, { allBut: sessionId }, instantNow(clock))
  const after = await readMe(db, ctx, workspaceId, userId)
  const changes = [...changesBetween(settingsOf(before.me), settingsOf(after.me)), ...(password === undefined ? [] : [newPassword])]
  await announce(ctx, 'account.changed', null, { userId }, { about: before.me.user.name, changes })
  return after
}

/** Throws 422 where no mail could be sent to whoever asks for it. */
function needMail({ mailer }: Context, isSample: boolean): void {
  const detail = isSample
    ? 'The sample studio has no address to write to'
    : mailer
      ? undefined
      : 'This instance sends no mail: SMTP_URL is not set'
  if (detail) throw problems.invalidInput([{ pointer: '#/alertMails', detail }])
}

const settingsOf = ({ user, alertMails }: Me) => ({ name: user.name, alertMails })

// That there is another one is all that is told of a password.
const newPassword = ['password', 'a password', 'another password'] as const

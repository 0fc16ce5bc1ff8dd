import type { Credentials } from '@hourtab/contract/accounts'
import type { OpenContext } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { inWorkspace } from '../../platform/tenancy.ts'
import { beginSession } from './begin-session.ts'
import { readMe } from './me-view.ts'
import { isPassword } from './passwords.ts'
import { findUser } from './queries.ts'

/** Signs in. The same answer, in the same time, for a wrong password and for no account. */
export async function login(ctx: OpenContext, { email, password }: Credentials) {
  const who = `${ctx.visitor.address} ${email.trim().toLowerCase()}`
  // Taken before the password is looked at, so that many tries at once are not more tries.
  await ctx.limits.take('signIns', who)
  const user = await findUser(ctx.db, email.trim())
  if (!(await isPassword(user?.passwordHash, password)) || !user) throw problems.wrongCredentials()
  await ctx.limits.giveBack('signIns', who)
  return inWorkspace(ctx.database, user.homeWorkspaceId, async (db) => {
    await beginSession(ctx, db, user.homeWorkspaceId, user.id)
    return readMe(db, ctx, user.homeWorkspaceId, user.id)
  })
}

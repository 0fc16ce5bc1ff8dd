import type { NewAccount } from '@hourtab/contract/accounts'
import type { OpenContext } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { inTransaction, sqlStateOf } from '../../platform/tenancy.ts'
import { beginSession } from './begin-session.ts'
import { foundWorkspace } from './found-workspace.ts'
import { readMe } from './me-view.ts'
import { hashPassword, isEasilyGuessed } from './passwords.ts'

/** Creates an account with a workspace of its own, and signs in. Throws 409 when the address has an account. */
export async function register(ctx: OpenContext, input: NewAccount) {
  await ctx.limits.take('accounts', ctx.visitor.address)
  const { email, name, workspaceName, password } = input
  if (isEasilyGuessed(password, [email, name, workspaceName])) throw problems.commonPassword()
  const passwordHash = await hashPassword(password)
  const founded = inTransaction(ctx.database, async (db) => {
    const { workspaceId, userId } = await foundWorkspace(db, ctx.clock, { email, name, workspaceName, passwordHash, isSample: false })
    await beginSession(ctx, db, workspaceId, userId)
    return readMe(db, ctx, workspaceId, userId)
  })
  return founded.catch((error: unknown) => {
    throw sqlStateOf(error) === '23505' ? problems.emailTaken() : error
  })
}

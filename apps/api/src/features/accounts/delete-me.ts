import type { deleteMe as endpoint } from '@hourtab/contract/accounts'
import type { Received } from '@hourtab/contract/endpoint'
import { and, eq, sql } from 'drizzle-orm'
import type { Db, ServedContext } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { apiKeys, members, sessions, users } from '../../platform/tables/accounts.ts'
import { mails } from '../../platform/tables/alerts.ts'
import { retainers } from '../../platform/tables/retainers.ts'
import { onAccounts } from '../../platform/tenancy.ts'
import { announce } from '../events/announce.ts'
import { eraseWorkspace } from '../workspaces/erase-workspace.ts'
import { readLeaving } from './leaving.ts'
import { isPassword } from './passwords.ts'
import { passwordHashOf } from './queries.ts'

/**
 * Deletes the account of whoever is signed in, for good: with the workspace where nobody else owns it, links and open pages included,
 * otherwise the account alone. Throws 422 when the password is not theirs.
 */
export async function deleteMe(ctx: ServedContext, { currentPassword }: Received<typeof endpoint>['body']): Promise<undefined> {
  const { db, actor, limits, live, visitor, onCommit } = ctx
  const { workspaceId, userId, sessionId } = actor
  if (!sessionId) throw problems.notAllowed('An account is deleted by the person who is signed in to it, not by a key.')
  const who = `leaving ${userId}`
  await limits.take('signIns', who)
  const isTheirs = await onAccounts(db, workspaceId, async () => isPassword(await passwordHashOf(db, userId), currentPassword))
  if (!isTheirs) throw problems.wrongPassword()
  await limits.giveBack('signIns', who)

  // Whoever writes here has finished before, and nobody comes in after.
  await db.execute(sql`select hold_workspace_alone(${workspaceId})`)
  const { goes } = await readLeaving(db, workspaceId, userId)
  if (goes === 'account') await leave(ctx, db, workspaceId, userId)
  else {
    const watched = await db.select({ id: retainers.id }).from(retainers).where(eq(retainers.workspaceId, workspaceId))
    await onAccounts(db, workspaceId, () => eraseWorkspace(db, workspaceId))
    onCommit(() => watched.forEach(({ id }) => live.nudge(workspaceId, id)))
  }
  onCommit(() => visitor.setSession(undefined))
}

async function leave(ctx: ServedContext, db: Db, workspaceId: string, userId: string) {
  await announce(ctx, 'account.deleted', null, { userId }, { about: '' })
  await db.delete(sessions).where(and(eq(sessions.workspaceId, workspaceId), eq(sessions.userId, userId)))
  await db.delete(apiKeys).where(and(eq(apiKeys.workspaceId, workspaceId), eq(apiKeys.madeBy, userId)))
  await db.delete(mails).where(and(eq(mails.workspaceId, workspaceId), eq(mails.userId, userId)))
  await db.delete(members).where(and(eq(members.workspaceId, workspaceId), eq(members.userId, userId)))
  await onAccounts(db, workspaceId, async () => void (await db.delete(users).where(eq(users.id, userId))))
}

import { and, eq, isNull, ne, sql, desc, gt } from 'drizzle-orm'
import { toInstant } from '../../platform/clock.ts'
import type { Db } from '../../platform/context.ts'
import { members, sessions, users, workspaces } from '../../platform/tables/accounts.ts'

/** The account of an address, whatever its case; outside of any workspace. */
export async function findUser(db: Db, email: string) {
  const [user] = await db
    .select()
    .from(users)
    .where(sql`lower(${users.email}) = lower(${email})`)
  return user
}

export async function passwordHashOf(db: Db, userId: string): Promise<string | undefined> {
  const [user] = await db.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, userId))
  return user?.passwordHash
}

export async function updateUser(db: Db, userId: string, change: Partial<typeof users.$inferInsert>): Promise<void> {
  await db.update(users).set(change).where(eq(users.id, userId))
}

export async function updateMember(db: Db, workspaceId: string, userId: string, change: { alertMails: boolean }): Promise<void> {
  await db
    .update(members)
    .set(change)
    .where(and(eq(members.workspaceId, workspaceId), eq(members.userId, userId)))
}

/** What a workspace shows of one of its members. */
export async function memberById(db: Db, workspaceId: string, userId: string) {
  const [found] = await db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      role: members.role,
      alertMails: members.alertMails,
      workspace: workspaces,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
    .where(and(eq(members.workspaceId, workspaceId), eq(members.userId, userId)))
  return found
}

export async function insertSession(db: Db, session: typeof sessions.$inferInsert): Promise<void> {
  await db.insert(sessions).values(session)
}

/** A session, locked. */
export async function sessionById(db: Db, workspaceId: string, id: string) {
  const [session] = await db
    .select()
    .from(sessions)
    .where(and(eq(sessions.workspaceId, workspaceId), eq(sessions.id, id)))
    .for('update')
  return session
}

export async function updateSession(db: Db, workspaceId: string, id: string, change: Partial<typeof sessions.$inferInsert>): Promise<void> {
  await db
    .update(sessions)
    .set(change)
    .where(and(eq(sessions.workspaceId, workspaceId), eq(sessions.id, id)))
}

export const liveSessionsOf = (db: Db, workspaceId: string, userId: string, now: string) =>
  db
    .select()
    .from(sessions)
    .where(and(eq(sessions.workspaceId, workspaceId), eq(sessions.userId, userId), isNull(sessions.endedAt), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.rotatedAt))

/** Ends sessions of a person: one, or all but one. Answers when each of them had begun. */
export async function endSessions(
  db: Db,
  workspaceId: string,
  userId: string,
  which: { only: string } | { allBut: string },
  endedAt: string,
): Promise<string[]> {
  const ended = await db
    .update(sessions)
    .set({ endedAt })
    .where(
      and(
        eq(sessions.workspaceId, workspaceId),
        eq(sessions.userId, userId),
        isNull(sessions.endedAt),
        'only' in which ? eq(sessions.id, which.only) : ne(sessions.id, which.allBut),
      ),
    )
    .returning({ createdAt: sessions.createdAt })
  return ended.map(({ createdAt }) => toInstant(createdAt))
}

import { asc, eq } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { members, users, workspaces } from '../../platform/tables/accounts.ts'

export async function workspaceById(db: Db, workspaceId: string) {
  const [workspace] = await db.select().from(workspaces).where(eq(workspaces.id, workspaceId))
  return workspace!
}

/** The workspace, held until the transaction ends: two who count against one plan do so one after the other. */
export async function lockWorkspace(db: Db, workspaceId: string) {
  const [workspace] = await db.select().from(workspaces).where(eq(workspaces.id, workspaceId)).for('update')
  return workspace!
}

export async function updateWorkspace(db: Db, workspaceId: string, change: { name?: string; privateWords?: string[] }) {
  const before = await workspaceById(db, workspaceId)
  const { name = before.name, privateWords = before.privateWords } = change
  const [changed] = await db.update(workspaces).set({ name, privateWords }).where(eq(workspaces.id, workspaceId)).returning()
  return changed!
}

/** Who works in a workspace, who came first first. */
export const membersOf = (db: Db, workspaceId: string) =>
  db
    .select({ id: users.id, name: users.name, email: users.email, role: members.role, joinedAt: members.joinedAt })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.workspaceId, workspaceId))
    .orderBy(asc(members.joinedAt), asc(users.id))

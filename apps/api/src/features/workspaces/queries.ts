import { eq } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { workspaces } from '../../platform/tables/accounts.ts'

export async function workspaceById(db: Db, workspaceId: string) {
  const [workspace] = await db.select().from(workspaces).where(eq(workspaces.id, workspaceId))
  return workspace!
}

/** The workspace, held until the transaction ends: two who count against one plan do so one after the other. */
export async function lockWorkspace(db: Db, workspaceId: string) {
  const [workspace] = await db.select().from(workspaces).where(eq(workspaces.id, workspaceId)).for('update')
  return workspace!
}

export async function renameWorkspace(db: Db, workspaceId: string, name: string) {
  const [renamed] = await db.update(workspaces).set({ name }).where(eq(workspaces.id, workspaceId)).returning()
  return renamed!
}

import { and, desc, eq, getTableColumns } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { apiKeys, users } from '../../platform/tables/accounts.ts'

export type ApiKeyRow = typeof apiKeys.$inferSelect & { madeByName: string | null }

/** The keys of a workspace, newest first, each with the name of whoever made it. */
export const apiKeysOf = (db: Db, workspaceId: string): Promise<ApiKeyRow[]> =>
  db
    .select({ ...getTableColumns(apiKeys), madeByName: users.name })
    .from(apiKeys)
    .leftJoin(users, eq(users.id, apiKeys.madeBy))
    .where(eq(apiKeys.workspaceId, workspaceId))
    .orderBy(desc(apiKeys.id))

export async function insertApiKey(db: Db, key: typeof apiKeys.$inferInsert): Promise<typeof apiKeys.$inferSelect> {
  const [inserted] = await db.insert(apiKeys).values(key).returning()
  return inserted!
}

/** Removes a key and answers its name; throws 404. */
export async function deleteApiKey(db: Db, workspaceId: string, id: string): Promise<string> {
  const mine = and(eq(apiKeys.workspaceId, workspaceId), eq(apiKeys.id, id))
  const [deleted] = await db.delete(apiKeys).where(mine).returning({ name: apiKeys.name })
  if (!deleted) throw problems.notFound('key')
  return deleted.name
}

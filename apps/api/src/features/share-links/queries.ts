import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { retiredTokens, shareLinks } from '../../platform/tables/share-links.ts'

export type LinkRow = typeof shareLinks.$inferSelect

const live = (workspaceId: string, id: string) =>
  and(eq(shareLinks.workspaceId, workspaceId), eq(shareLinks.id, id), isNull(shareLinks.revokedAt))

/** A link that still opens; throws 404. With `forWriting` it is locked. */
export async function linkById(db: Db, workspaceId: string, id: string, forWriting?: 'forWriting'): Promise<LinkRow> {
  const found = db.select().from(shareLinks).where(live(workspaceId, id))
  const [link] = await (forWriting ? found.for('update') : found)
  if (!link) throw problems.notFound('link')
  return link
}

export const linksOf = (db: Db, workspaceId: string, retainerId: string): Promise<LinkRow[]> =>
  db
    .select()
    .from(shareLinks)
    .where(and(eq(shareLinks.workspaceId, workspaceId), eq(shareLinks.retainerId, retainerId), isNull(shareLinks.revokedAt)))
    .orderBy(desc(shareLinks.id))

export async function insertLink(db: Db, link: typeof shareLinks.$inferInsert): Promise<LinkRow> {
  const [inserted] = await db.insert(shareLinks).values(link).returning()
  return inserted!
}

export async function updateLink(db: Db, workspaceId: string, id: string, change: Partial<LinkRow>): Promise<LinkRow> {
  const [updated] = await db.update(shareLinks).set(change).where(live(workspaceId, id)).returning()
  return updated!
}

export async function retireToken(db: Db, workspaceId: string, tokenHash: string, retiredAt: string): Promise<void> {
  await db.insert(retiredTokens).values({ workspaceId, tokenHash, retiredAt })
}

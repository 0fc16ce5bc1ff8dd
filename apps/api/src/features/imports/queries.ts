import { and, desc, eq, getTableColumns, lt } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { imports } from '../../platform/tables/entries.ts'

// The file itself is large and read only where it is needed.
const { source: _, ...shown } = getTableColumns(imports)
export type ImportRecord = Omit<typeof imports.$inferSelect, 'source'>

const one = (workspaceId: string, id: string) => and(eq(imports.workspaceId, workspaceId), eq(imports.id, id))

export async function importById(db: Db, workspaceId: string, id: string, forWriting?: 'forWriting'): Promise<ImportRecord> {
  const query = db.select(shown).from(imports).where(one(workspaceId, id))
  const [found] = await (forWriting ? query.for('update') : query)
  if (!found) throw problems.notFound('import')
  return found
}

/** The file of a draft, as it was packed. */
export async function sourceOf(db: Db, workspaceId: string, id: string): Promise<Buffer> {
  const [found] = await db.select({ source: imports.source }).from(imports).where(one(workspaceId, id))
  return found?.source ?? Buffer.alloc(0)
}

/** Imports of a retainer newest first, one more than the limit. */
export const importsAfter = (db: Db, workspaceId: string, retainerId: string, limit: number, before: string | undefined) =>
  db
    .select(shown)
    .from(imports)
    .where(and(eq(imports.workspaceId, workspaceId), eq(imports.retainerId, retainerId), before ? lt(imports.id, before) : undefined))
    .orderBy(desc(imports.id))
    .limit(limit + 1)

export async function insertImport(db: Db, record: typeof imports.$inferInsert): Promise<ImportRecord> {
  const [inserted] = await db.insert(imports).values(record).returning(shown)
  return inserted!
}

export async function updateImport(
  db: Db,
  workspaceId: string,
  id: string,
  change: Partial<typeof imports.$inferInsert>,
): Promise<ImportRecord> {
  const [updated] = await db.update(imports).set(change).where(one(workspaceId, id)).returning(shown)
  return updated!
}

import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { imports } from '../../platform/tables/entries.ts'

export type ImportRecord = typeof imports.$inferSelect

const one = (workspaceId: string, id: string) => and(eq(imports.workspaceId, workspaceId), eq(imports.id, id))

export async function importById(db: Db, workspaceId: string, id: string, forWriting?: 'forWriting'): Promise<ImportRecord> {
  const query = db.select().from(imports).where(one(workspaceId, id))
  const [found] = await (forWriting ? query.for('update') : query)
  if (!found) throw problems.notFound('import')
  return found
}

/** Imports of a retainer newest first, one more than the limit. */
export const importsAfter = (db: Db, workspaceId: string, retainerId: string, limit: number, before: string | undefined) =>
  db
    .select()
    .from(imports)
    .where(and(eq(imports.workspaceId, workspaceId), eq(imports.retainerId, retainerId), before ? lt(imports.id, before) : undefined))
    .orderBy(desc(imports.id))
    .limit(limit + 1)

export async function insertImport(db: Db, record: typeof imports.$inferInsert): Promise<ImportRecord> {
  const [inserted] = await db.insert(imports).values(record).returning()
  return inserted!
}

export async function updateImport(db: Db, workspaceId: string, id: string, change: Partial<ImportRecord>): Promise<ImportRecord> {
  const [updated] = await db.update(imports).set(change).where(one(workspaceId, id)).returning()
  return updated!
}

/** Deletes what an import wrote and answers, for each cycle, what it counted. */
export async function deleteEntriesOf(db: Db, workspaceId: string, importId: string, counts: 'all' | 'billable') {
  const { rows } = await db.execute<{ cycleStartsOn: string; seconds: number; entries: number }>(sql`
    with gone as (delete from entries where workspace_id = ${workspaceId} and import_id = ${importId} returning cycle_starts_on, seconds, billable)
    select cycle_starts_on::text as "cycleStartsOn", coalesce(sum(seconds) filter (where ${counts} = 'all' or billable), 0)::bigint as seconds, count(*)::int as entries from gone group by 1`)
  return rows
}

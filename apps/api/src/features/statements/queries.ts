import { and, desc, eq, getTableColumns, isNull, lt, max, sql } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { statements } from '../../platform/tables/statements.ts'
import type { EntryRow } from '../entries/bookkeeping.ts'
import type { LedgerRecord } from '../retainers/queries.ts'

// The document itself may be long and is read only where it is shown.
const { document: _, ...summed } = getTableColumns(statements)
export type StatementRecord = Omit<typeof statements.$inferSelect, 'document'>

const one = (workspaceId: string, id: string) => and(eq(statements.workspaceId, workspaceId), eq(statements.id, id))

export async function statementById(db: Db, workspaceId: string, id: string): Promise<StatementRecord> {
  const [found] = await db.select(summed).from(statements).where(one(workspaceId, id))
  if (!found) throw problems.notFound('statement')
  return found
}

/** A statement as it was printed. */
export async function printedById(db: Db, workspaceId: string, id: string) {
  const { retainerId, hash, document } = statements
  const [found] = await db.select({ id: statements.id, retainerId, hash, document }).from(statements).where(one(workspaceId, id))
  if (!found) throw problems.notFound('statement')
  return found
}

/** The statement of a number that is in force, as it was printed; undefined while its cycle is open. */
export async function printedInForce(db: Db, workspaceId: string, retainerId: string, number: number) {
  const { hash, document } = statements
  const [found] = await db
    .select({ id: statements.id, hash, document })
    .from(statements)
    .where(
      and(
        eq(statements.workspaceId, workspaceId),
        eq(statements.retainerId, retainerId),
        eq(statements.number, number),
        isNull(statements.reopenedAt),
      ),
    )
  return found
}

/** Statements of a retainer newest first, one more than the limit. */
export const statementsAfter = (db: Db, workspaceId: string, retainerId: string, limit: number, before: string | undefined) =>
  db
    .select(summed)
    .from(statements)
    .where(
      and(eq(statements.workspaceId, workspaceId), eq(statements.retainerId, retainerId), before ? lt(statements.id, before) : undefined),
    )
    .orderBy(desc(statements.id))
    .limit(limit + 1)

/** How often a statement of this number was issued. */
export async function latestVersion(db: Db, workspaceId: string, retainerId: string, number: number): Promise<number> {
  const [found] = await db
    .select({ version: max(statements.version) })
    .from(statements)
    .where(and(eq(statements.workspaceId, workspaceId), eq(statements.retainerId, retainerId), eq(statements.number, number)))
  return found?.version ?? 0
}

export async function insertStatement(db: Db, statement: typeof statements.$inferInsert): Promise<StatementRecord> {
  const [inserted] = await db.insert(statements).values(statement).returning(summed)
  return inserted!
}

/** Notes on a statement that its cycle is open again. */
export async function markReopened(db: Db, workspaceId: string, id: string, by: string, at: string): Promise<StatementRecord> {
  const [marked] = await db.update(statements).set({ reopenedBy: by, reopenedAt: at }).where(one(workspaceId, id)).returning(summed)
  return marked!
}

const pageRows = 1000

/** The entries of a cycle in the order of its log, a page at a time. */
export async function* entriesIn(db: Db, workspaceId: string, { id }: LedgerRecord, cycleStartsOn: string): AsyncGenerator<EntryRow> {
  for (let after = sql`true`; ;) {
    const { rows } = await db.execute<EntryRow>(sql`
      select e.id, e.cycle_starts_on::text as "cycleStartsOn", e.worked_on::text as "workedOn", e.seconds, e.description, e.work_type as "workType", e.vendor, e.project, e.billable, e.corrects
      from entries e where e.workspace_id = ${workspaceId} and e.retainer_id = ${id} and e.cycle_starts_on = ${cycleStartsOn} and ${after}
      order by e.worked_on, e.id limit ${pageRows}`)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < pageRows) return
    after = sql`(e.worked_on, e.id) > (${last.workedOn}, ${last.id})`
  }
}

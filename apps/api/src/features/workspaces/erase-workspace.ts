import { eq, sql } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { tablesInOrder } from '../../platform/database/catalog.ts'
import { users, workspaces } from '../../platform/tables/accounts.ts'
import { jobs } from '../../platform/tables/jobs.ts'

// Small enough that no statement runs into the limit of how long one may take.
const rowsAtOnce = 10_000

const ways = ['enable_seqscan', 'enable_indexscan', 'enable_bitmapscan'] as const

/**
 * Removes a workspace with every row of it and the accounts that live in it. `db` is outside the role of the app, which may not remove what
 * happened and what was printed, and still behind the wall of this one workspace.
 */
export async function eraseWorkspace(db: Db, workspaceId: string): Promise<void> {
  const tables = await tablesInOrder(db)
  // Rows are reached by their place. By an index the planner, which may take the workspace for a small one, would pass all of them for each part.
  await setWays(db, 'off')
  for (const { name, isTenant } of tables.toReversed()) if (isTenant) await eraseFrom(db, name, workspaceId)
  await setWays(db, 'default')
  await db.delete(jobs).where(eq(jobs.inWorkspace, workspaceId))
  await db.delete(users).where(eq(users.homeWorkspaceId, workspaceId))
  await db.delete(workspaces).where(eq(workspaces.id, workspaceId))
}

const setWays = (db: Db, to: 'off' | 'default') => db.execute(ways.map((way) => `set local ${way} to ${to}`).join('; '))

async function eraseFrom(db: Db, table: string, workspaceId: string): Promise<void> {
  const name = sql.identifier(table)
  for (let removed = rowsAtOnce; removed === rowsAtOnce;) {
    const { rowCount } = await db.execute(sql`
      delete from ${name} where workspace_id = ${workspaceId}
        and ctid = any(array(select ctid from ${name} where workspace_id = ${workspaceId} limit ${rowsAtOnce}))`)
    removed = rowCount ?? 0
  }
}

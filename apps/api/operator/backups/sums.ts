import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { sumBalances } from '../../src/features/exports/balances.ts'
import type { Db } from '../../src/platform/context.ts'

/** Every workspace of a database, in one order. */
export async function workspaceIds(db: Db): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`select id from workspaces order by id`)
  return rows.map(({ id }) => id)
}

/** Goes on behind the wall of one workspace, and with the rights of whoever owns the tables. */
export async function lookAt(db: Db, workspaceId: string): Promise<void> {
  await db.execute(sql`select set_config('app.workspace_id', ${workspaceId}, true)`)
}

/** A digest of every balance of every workspace. */
export async function sumAllBalances(db: Db): Promise<string> {
  const hash = createHash('sha256')
  for (const id of await workspaceIds(db)) {
    await lookAt(db, id)
    const { cycles, sha256 } = await sumBalances(db, id)
    hash.update(`${id} ${cycles} ${sha256}\n`)
  }
  return hash.digest('hex')
}

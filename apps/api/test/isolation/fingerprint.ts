import { workerDatabase } from '../own-database.ts'

/** The names of the tables that hold rows of workspaces. */
export async function tenantTables(): Promise<string[]> {
  const { database } = await workerDatabase()
  const { rows } = await database.pool.query<{ name: string }>(`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`)
  return rows.map(({ name }) => name)
}

/** Every row of a workspace, as text; only the day a key was last used is left out. */
export async function fingerprint(workspaceId: string): Promise<string> {
  const { database } = await workerDatabase()
  const found: string[] = []
  for (const table of await tenantTables()) {
    const { rows } = await database.pool.query(
      `select (to_jsonb(t) - 'last_used_on')::text as row from ${table} t where workspace_id = $1 order by 1`,
      [workspaceId],
    )
    found.push(table, ...rows.map(({ row }) => row as string))
  }
  const { rows } = await database.pool.query('select name from workspaces where id = $1', [workspaceId])
  return [...found, ...rows.map(({ name }) => name as string)].join('\n')
}

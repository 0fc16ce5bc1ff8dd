import { sql } from 'drizzle-orm'
import type { Db } from '../../src/platform/context.ts'
import { migrationsIn, migrationsOf } from '../../src/platform/database/migrate.ts'
import { counted, well, wrong, type Finding } from './finding.ts'

/** Whether the tables are those of this version. */
export async function checkSchema(db: Db, folder: string): Promise<Finding> {
  const [present, known] = [await migrationsOf(db), migrationsIn(folder)]
  const ahead = present.filter((at) => !known.includes(at)).length
  if (ahead > 0)
    return wrong('schema', `A newer HourTab has migrated this database, ${counted(ahead, 'migration')} further: start that version.`)
  const behind = known.length - present.length
  if (present.length === 0) return well('schema', 'There are no tables yet: the server makes them when it starts.')
  return well(
    'schema',
    behind > 0
      ? `${counted(behind, 'migration')} behind: the server applies them when it starts.`
      : `All ${counted(known.length, 'migration')}.`,
  )
}

const holes = sql`
  select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity
    and (select count(*) from pg_policy p where p.polrelid = c.oid and p.polpermissive) = 1
    and exists (select from pg_policy p where p.polrelid = c.oid and p.polpermissive and pg_get_expr(p.polqual, p.polrelid) like '%workspace_id = %app.workspace_id%'
      and pg_get_expr(p.polwithcheck, p.polrelid) like '%workspace_id = %app.workspace_id%'))
  order by 1`

/** Whether workspaces are walled off from each other: each table of theirs by its policy, and the role of the app by what it may not do. */
export async function checkWalls(db: Db): Promise<Finding> {
  const { rows } = await db.execute<{ name: string }>(holes)
  if (rows.length > 0) return wrong('walls', `Rows of workspaces are open to each other in ${rows.map(({ name }) => name).join(', ')}.`)
  const { rows: roles } = await db.execute<{ isStrong: boolean }>(
    sql`select bool_or(rolsuper or rolbypassrls or rolcanlogin) or count(*) < 2 as "isStrong" from pg_roles where rolname in ('hourtab_app', 'hourtab_within')`,
  )
  if (roles[0]!.isStrong) return wrong('walls', 'The role hourtab_app or hourtab_within can do more than it should, or is missing.')
  return well('walls', 'Every table of workspaces is behind its wall.')
}

import { sql } from 'drizzle-orm'
import type { Db } from '../context.ts'

/** A table, the columns of its primary key, and whether its rows belong to a workspace. */
export type Listed = { name: string; key: string[]; isTenant: boolean }

type Link = { child: string; parent: string }

const listed = sql`
  select c.relname as name,
    (select json_agg(a.attname order by k.n) from pg_index i, unnest(i.indkey::int2[]) with ordinality k (attnum, n)
      join pg_attribute a on a.attnum = k.attnum where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid) as key,
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped) as "isTenant"
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`

const links = sql`
  select distinct child.relname as child, parent.relname as parent
  from pg_constraint f join pg_class child on child.oid = f.conrelid join pg_class parent on parent.oid = f.confrelid
  where f.contype = 'f' and f.connamespace = 'public'::regnamespace and f.conrelid <> f.confrelid`

/** Every table of the product, those that others point to first. */
export async function tablesInOrder(db: Db): Promise<Listed[]> {
  const { rows: left } = await db.execute<Listed>(listed)
  const { rows: pairs } = await db.execute<Link>(links)
  const ordered: Listed[] = []
  while (left.length > 0) {
    const isWaiting = (name: string) => pairs.some(({ child, parent }) => child === name && left.some((table) => table.name === parent))
    const at = left.findIndex(({ name }) => !isWaiting(name))
    if (at < 0) throw new Error('Tables that point to each other in a circle have no order')
    ordered.push(...left.splice(at, 1))
  }
  return ordered
}

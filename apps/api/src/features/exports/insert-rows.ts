import { sql, type SQL } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { columnsOf, tableName, type Carried } from './carried.ts'

/** Writes rows of an export, each a JSON text, into the table behind them; `also` is what else stands in every row. */
export async function insertRows(db: Db, carried: Carried, rows: string[], also: Record<string, SQL>): Promise<void> {
  const columns = columnsOf(carried)
  const names = [...Object.keys(also), ...columns.map(({ column }) => column)].map((name) => sql.identifier(name))
  const fields = columns.map(({ field }) => sql`r.${sql.identifier(field)}`)
  const typed = columns.map(({ field, type }) => sql`${sql.identifier(field)} ${sql.raw(type)}`)
  const list = (parts: SQL[] | ReturnType<typeof sql.identifier>[]) => sql.join(parts, sql`, `)
  await db.execute(sql`
    insert into ${sql.identifier(tableName(carried))} (${list(names)})
    select ${list([...Object.values(also), ...fields])} from json_to_recordset(${`[${rows.join(',')}]`}::json) as r (${list(typed)})`)
}

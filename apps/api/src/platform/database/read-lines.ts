import { sql, type SQL } from 'drizzle-orm'
import type { Db } from '../context.ts'

const rowsAtOnce = 500
let opened = 0

/**
 * Reads a query of one text column a portion at a time, in a transaction: however many rows there are, few are held. What the query is
 * about is written into it, because a cursor takes no parameters on every server.
 */
export async function* readLines(db: Db, query: string): AsyncGenerator<string[]> {
  opened += 1
  const cursor = sql.raw(`reading_${opened}`)
  const run = (statement: SQL) => db.execute<{ line: string }>(statement)
  await run(sql`declare ${cursor} no scroll cursor for ${sql.raw(query)}`)
  for (;;) {
    const { rows } = await run(sql`fetch ${sql.raw(String(rowsAtOnce))} from ${cursor}`)
    if (rows.length > 0) yield rows.map(({ line }) => line)
    if (rows.length < rowsAtOnce) break
  }
  await run(sql`close ${cursor}`)
}

/** An id as it may be written into a query. */
export function quotedId(id: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new Error('Not an id')
  return `'${id}'`
}

import type { Socket } from 'node:net'
import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type pg from 'pg'
import type { Database } from './database/open.ts'
import { preparing } from './preparing.ts'

const dialect = new PgDialect({ casing: 'snake_case' })

/** Work on one connection of the pool, which is whole again for the next one, or gone. */
export async function onConnection<T>(database: Database, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await database.pool.connect()
  let failure: Error | undefined
  client.on('error', unheard)
  try {
    return await work(client)
  } catch (error) {
    failure = await rollBack(client)
    throw error
  } finally {
    client.off('error', unheard)
    client.release(failure)
  }
}

/** Sends statements behind one another, in one packet where the connection lets it. */
export function sendTogether<T>(client: pg.PoolClient, send: () => T): T {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  stream.cork()
  try {
    return send()
  } finally {
    stream.uncork()
  }
}

/** Asks one statement, which is planned once for the connection. */
export function askPrepared(client: pg.Pool | pg.PoolClient, statement: SQL): Promise<pg.QueryResult> {
  const { sql: text, params: values } = dialect.sqlToQuery(statement)
  return preparing(client as pg.Pool).query({ text, values })
}

// A connection that breaks between two queries of a transaction is told by the next one; unheard, it would end the process.
const unheard = () => {}

async function rollBack(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback')
    return undefined
  } catch (error) {
    return error as Error
  }
}

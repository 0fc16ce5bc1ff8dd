import type pg from 'pg'
import type { Db } from '../context.ts'
import { dbOver } from '../tenancy.ts'
import type { Database } from './open.ts'

/**
 * Runs an operator's work in one transaction that may take as long as it takes, outside of any workspace: all of it is done or none.
 * With `opening`, that is what the transaction begins with.
 */
export async function inOneTransaction<T>(database: Database, work: (db: Db) => Promise<T>, opening = ''): Promise<T> {
  const { client, leave } = await enter(database)
  const unheard = () => {}
  client.on('error', unheard)
  try {
    await client.query(`begin; set local time zone 'UTC'; ${opening}`)
    const done = await work(dbOver(client as pg.PoolClient))
    await client.query('commit')
    return done
  } catch (error) {
    await client.query('rollback').catch(unheard)
    throw error
  } finally {
    client.off('error', unheard)
    await leave()
  }
}

// The pool's own clients give up on a query after seconds.
async function enter({ connect, pool }: Database): Promise<{ client: pg.ClientBase; leave: () => Promise<void> }> {
  if (connect) {
    const client = await connect()
    return { client, leave: () => client.end() }
  }
  const client = await pool.connect()
  return { client, leave: async () => client.release() }
}

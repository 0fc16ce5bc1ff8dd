import type pg from 'pg'
import type { Db } from '../context.ts'
import { dbOver } from '../tenancy.ts'
import { onPatientConnection } from './on-patient-connection.ts'
import type { Database } from './open.ts'

/**
 * Runs an operator's work in one transaction that may take as long as it takes, outside of any workspace: all of it is done or none.
 * With `opening`, that is what the transaction begins with.
 */
export async function inOneTransaction<T>(database: Database, work: (db: Db) => Promise<T>, opening = ''): Promise<T> {
  return onPatientConnection(database, async (client) => {
    try {
      await client.query(`begin; set local time zone 'UTC'; ${opening}`)
      const done = await work(dbOver(client as pg.PoolClient))
      await client.query('commit')
      return done
    } catch (error) {
      await client.query('rollback').catch(() => {})
      throw error
    }
  })
}

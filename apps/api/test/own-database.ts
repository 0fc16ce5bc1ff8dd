import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { openDatabase, type Database } from '../src/platform/database/open.ts'
import { urlOf } from './global-setup.ts'

const quiet = () => {}

/** A migrated database that nobody else uses, with its address when it is on Postgres. */
export async function ownDatabase(): Promise<{ database: Database; databaseUrl: string | undefined }> {
  const prepared = inject('prepared')
  if ('snapshot' in prepared) {
    return { database: await openDatabase({ dataDir: 'memory://', startFrom: prepared.snapshot, log: quiet }), databaseUrl: undefined }
  }
  const { server, template } = prepared
  const name = `${template}_${randomBytes(4).toString('hex')}`
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  // Copies of one template are made one after the other.
  await admin.query('select pg_advisory_lock(1)')
  await admin.query(`create database ${name} template ${template}`)
  await admin.end()
  const databaseUrl = urlOf(server, name)
  return { database: await openDatabase({ databaseUrl, dataDir: '', log: quiet }), databaseUrl }
}

let shared: ReturnType<typeof ownDatabase> | undefined

/** The database of this worker: workspaces keep its tests apart. */
export const workerDatabase = (): ReturnType<typeof ownDatabase> => (shared ??= ownDatabase())

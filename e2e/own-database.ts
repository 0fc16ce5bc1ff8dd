import { randomBytes } from 'node:crypto'
import { openDatabase } from '@hourtab/api/src/platform/database/open.ts'

const addressOf = (server: string, name: string): string => Object.assign(new URL(server), { pathname: `/${name}` }).href

/** Makes an empty database on a Postgres server. `drop` removes it, whoever is still connected. */
export async function ownDatabase(server: string) {
  const name = `hourtab_e2e_${randomBytes(5).toString('hex')}`
  await runOn(server, `create database ${name}`)
  return { databaseUrl: addressOf(server, name), drop: () => runOn(server, `drop database if exists ${name} with (force)`) }
}

async function runOn(server: string, statement: string) {
  const { pool, close } = await openDatabase({ databaseUrl: server, dataDir: '', log: () => {} })
  try {
    await pool.query(statement)
  } finally {
    await close()
  }
}

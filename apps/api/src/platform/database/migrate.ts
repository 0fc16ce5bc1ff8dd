import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type { MigrationMeta } from 'drizzle-orm/migrator'
import type pg from 'pg'
import type { Db } from '../context.ts'
import { onPatientConnection } from './on-patient-connection.ts'
import type { Database } from './open.ts'

type Migrated = Pick<Database, 'pool' | 'connect'>

// The book that drizzle-kit itself keeps, so that its tools agree with ours.
const book = 'drizzle.__drizzle_migrations'
const turn = 4_107_246_522
const tries = 5

/**
 * Brings the schema up to the folder of migrations, one transaction each; of several processes that start together
 * one migrates and the others wait. Throws one sentence when the database is ahead of the folder. With `through`, later migrations wait.
 */
export async function migrate(database: Migrated, folder: string, through = Infinity): Promise<void> {
  const migrations = readMigrationFiles({ migrationsFolder: folder })
  await onPatientConnection(database, async (client) => {
    let isBehind = true
    while (isBehind) isBehind = await retried(() => inTurn(client, () => applyNext(client, migrations, through)))
  })
}

/** When each migration that a database has was made, oldest first; none for a database without tables. */
export async function migrationsOf(db: Db): Promise<number[]> {
  const { rows: books } = await db.execute<{ isThere: boolean }>(sql`select to_regclass(${book}) is not null as "isThere"`)
  if (!books[0]!.isThere) return []
  const { rows } = await db.execute<{ at: number }>(sql`select created_at as at from ${sql.raw(book)} order by created_at`)
  return rows.map(({ at }) => at)
}

/** When each migration of a folder was made, oldest first. */
export const migrationsIn = (folder: string): number[] =>
  readMigrationFiles({ migrationsFolder: folder }).map(({ folderMillis }) => folderMillis)

async function applyNext(client: pg.ClientBase, migrations: MigrationMeta[], through: number): Promise<boolean> {
  const { rows } = await client.query<{ at: number }>(`select created_at as at from ${book}`)
  const done = new Set(rows.map((row) => row.at))
  const unknown = migrations.reduce((ahead, { folderMillis }) => ahead - Number(done.has(folderMillis)), done.size)
  if (unknown > 0) {
    throw new Error(
      `A newer HourTab has migrated this database (${unknown} migrations further): start that version, or restore a backup made before it.`,
    )
  }
  const next = migrations.find(({ folderMillis }) => !done.has(folderMillis) && folderMillis <= through)
  if (!next) return false
  for (const statement of next.sql) await client.query(statement)
  await client.query(`insert into ${book} (hash, created_at) values ($1, $2)`, [next.hash, next.folderMillis])
  return true
}

/** Runs in a transaction that no other migrator can have at the same time, and that waits only briefly for locks on tables in use. */
async function inTurn<T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    await client.query('set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local lock_timeout = 0')
    await client.query('select pg_advisory_xact_lock($1)', [turn])
    await client.query(
      `create schema if not exists drizzle; create table if not exists ${book} (id serial primary key, hash text not null, created_at bigint)`,
    )
    await client.query(`set local lock_timeout = '3s'`)
    const done = await work()
    await client.query('commit')
    return done
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

/** A table that is in use is asked for again, because waiting in line for it would hold up everybody behind us. */
async function retried<T>(work: () => Promise<T>, attempt = 1): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const isLockWait = ['55P03', '40P01'].includes((error as { code?: string }).code ?? '')
    if (!isLockWait || attempt === tries) throw error
    await wait(attempt * 500)
    return retried(work, attempt + 1)
  }
}

import type { SQL } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { PgDialect } from 'drizzle-orm/pg-core'
import type pg from 'pg'
import type { Db } from './context.ts'
import type { Database } from './database/open.ts'
import { preparing } from './preparing.ts'
import { problems } from './problem.ts'

const dialect = new PgDialect({ casing: 'snake_case' })
const handles = new WeakMap<object, Db>()

/** Drizzle over one connection or the whole pool; made once for each. Its statements are prepared on the connection they first ran on. */
export function dbOver(client: pg.Pool | pg.PoolClient): Db {
  let db = handles.get(client)
  if (!db) {
    db = drizzle({ client: preparing(client as pg.Pool), casing: 'snake_case' })
    handles.set(client, db)
  }
  return db
}

/** A call of a function of the database with ids, digests, days and instants, which is all that may be written into a statement. */
export function callOf(name: string, ...constants: string[]): string {
  if (!constants.every((constant) => /^[\w:.-]{1,64}$|^\{[\w,-]*\}$/.test(constant))) throw new Error('Not a constant')
  return `select * from ${name}(${constants.map((constant) => `'${constant}'`).join(', ')})`
}

const enter = (workspaceId: string): string => callOf('enter_workspace', workspaceId)

export type Rows = Record<string, unknown>[]

/** What saves a transaction round trips: what its opening statements found, and leaving a statement for the end, where it goes along with the commit. */
export type Trip = { found: Rows[]; lastly: (statement: SQL) => void }

/** Runs work in one transaction that sees one workspace and no other. A deadlock or a lost race is tried again; nothing of a failed try remains. */
export async function inWorkspace<T>(database: Database, workspaceId: string, work: (db: Db) => Promise<T>): Promise<T> {
  return inTransaction(database, work, enter(workspaceId))
}

/**
 * Runs work in one transaction outside of any workspace: accounts live there, and tenants' rows cannot be seen. With
 * opening statements, which go along with the begin, work begins inside what those enter.
 */
export async function inTransaction<T>(database: Database, work: (db: Db, trip: Trip) => Promise<T>, opening = ''): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const client = await database.pool.connect()
    let failure: Error | undefined
    client.on('error', unheard)
    try {
      // The driver answers several statements with several results.
      const [, ...opened] = [await client.query<Record<string, unknown>>(`begin; ${opening}`)].flat()
      const last: SQL[] = []
      const trip = { found: opened.map(({ rows }) => rows), lastly: (statement: SQL) => void last.push(statement) }
      const done = await work(dbOver(client), trip)
      // Sent in this order. After a statement that failed, the commit takes everything back, and the failure is what is thrown.
      await Promise.all([...last.map((statement) => preparing(client).query(textOf(statement))), client.query('commit')])
      return done
    } catch (error) {
      failure = await rollBack(client)
      if (attempt >= 3 || !isRaceLost(error)) throw error
    } finally {
      client.off('error', unheard)
      client.release(failure)
    }
  }
}

// A connection that breaks between two queries of a transaction is told by the next one; unheard, it would end the process.
const unheard = () => {}

const textOf = (statement: SQL) => {
  const { sql: text, params: values } = dialect.sqlToQuery(statement)
  return { text, values }
}

/** Goes on inside a workspace, for the rest of the transaction. */
export async function enterWorkspace(db: Db, workspaceId: string): Promise<void> {
  await db.execute(enter(workspaceId))
}

/** Steps outside the walls for work on an account, then back in. */
export async function onAccounts<T>(db: Db, workspaceId: string, work: () => Promise<T>): Promise<T> {
  await db.execute('set local role none')
  const done = await work()
  await enterWorkspace(db, workspaceId)
  return done
}

async function rollBack(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback')
    return undefined
  } catch (error) {
    return error as Error
  }
}

/** The SQLSTATE of a database error, also when a query builder wrapped it. */
export function sqlStateOf(error: unknown): string | undefined {
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code
  return cause ? sqlStateOf(cause) : undefined
}

const isRaceLost = (error: unknown): boolean => ['40001', '40P01'].includes(sqlStateOf(error) ?? '')

/** True for an error that says the database is away or busy, not that we asked it something wrong. */
export function isDatabaseAway(error: unknown): boolean {
  const state = sqlStateOf(error)
  if (state) return /^(08|53|57)/.test(state) || state === '55P03'
  const text = error instanceof Error ? `${error.message} ${isDatabaseAwayCause(error.cause)}` : ''
  return /timeout exceeded when trying to connect|Connection terminated|Query read timeout|ECONNREFUSED|ECONNRESET|EPIPE|not queryable|after calling end/.test(
    text,
  )
}

const isDatabaseAwayCause = (cause: unknown): string => (cause instanceof Error ? cause.message : '')

/** Refuses to go on when the embedded database has no room to write. */
export function needRoom(database: Database): void {
  if (!database.hasRoom()) throw problems.noRoom()
}

import { sql, type SQL } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import type { Db } from './context.ts'
import type { Database } from './database/open.ts'
import { askPrepared, onConnection, sendTogether } from './on-connection.ts'
import { preparing } from './preparing.ts'
import { problems } from './problem.ts'

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

/** A call of a function of the database with ids, digests, days and instants. */
export type Call = readonly [name: string, ...constants: string[]]

/** A call as it is written into a statement, where nothing but such constants may stand. */
export function callOf([name, ...constants]: Call): string {
  if (!constants.every((constant) => /^[\w:.-]{1,64}$|^\{[\w,-]*\}$/.test(constant))) throw new Error('Not a constant')
  return `select * from ${name}(${constants.map((constant) => `'${constant}'`).join(', ')})`
}

const enter = (workspaceId: string): string => callOf(['enter_workspace', workspaceId])

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
    try {
      return await onConnection(database, async (client) => {
        const found = rowsOf(await client.query(`begin; ${opening}`))
        const last: SQL[] = []
        const done = await work(dbOver(client), { found, lastly: (statement) => void last.push(statement) })
        // After a statement that failed, the commit takes everything back, and the failure is what is thrown.
        await sendTogether(client, () => Promise.all([...last.map((statement) => askPrepared(client, statement)), client.query('commit')]))
        return done
      })
    } catch (error) {
      if (attempt >= 3 || !isRaceLost(error)) throw error
    }
  }
}

/**
 * A whole transaction in one statement: a function of the database that writes, called by whoever a claim lets in. Answers how many rows
 * it wrote; none for whom the claim does not hold.
 */
export async function inOneTrip(database: Database, [name, ...constants]: Call, write: SQL): Promise<number> {
  // The columns of a row are computed once there is one, so nothing is written before the workspace is entered.
  const statement = sql`select ${write} as written from ${sql.raw(name)}(${sql.join(
    constants.map((constant) => sql`${constant}`),
    sql`, `,
  )})`
  const { rows } = await askPrepared(database.pool, statement)
  return (rows[0] as { written: number } | undefined)?.written ?? 0
}

// The driver answers several statements with several results; the first is the begin.
const rowsOf = (results: pg.QueryResult | pg.QueryResult[]): Rows[] =>
  [results]
    .flat()
    .slice(1)
    .map(({ rows }) => rows)

/**
 * Runs reading in one transaction that sees a workspace as it is at one moment, however long it takes. Instants are told in UTC.
 */
export async function inSnapshot<T>(database: Database, workspaceId: string, work: (db: Db) => Promise<T>): Promise<T> {
  const still = `set transaction isolation level repeatable read, read only; set local time zone 'UTC'`
  return inTransaction(database, work, `${still}; ${enter(workspaceId)}`)
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

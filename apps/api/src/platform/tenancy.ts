import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import type { Db } from './context.ts'
import type { Database } from './database/open.ts'
import { preparing } from './preparing.ts'
import { problems } from './problem.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
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

const enter = (workspaceId: string): string => {
  if (!uuid.test(workspaceId)) throw new Error('A workspace id is a uuid')
  return `select enter_workspace('${workspaceId}')`
}

/** Runs work in one transaction that sees one workspace and no other. A deadlock or a lost race is tried again; nothing of a failed try remains. */
export async function inWorkspace<T>(database: Database, workspaceId: string, work: (db: Db) => Promise<T>): Promise<T> {
  return inTransaction(database, work, enter(workspaceId))
}

/** Runs work in one transaction outside of any workspace: accounts live there, and tenants' rows cannot be seen. */
export async function inTransaction<T>(database: Database, work: (db: Db) => Promise<T>, opening = ''): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const client = await database.pool.connect()
    let failure: Error | undefined
    try {
      await client.query(`begin; ${opening}`)
      const done = await work(dbOver(client))
      await client.query('commit')
      return done
    } catch (error) {
      failure = await rollBack(client)
      if (attempt >= 3 || !isRaceLost(error)) throw error
    } finally {
      client.release(failure)
    }
  }
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

import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { migrate } from './migrate.ts'
import { openDatabase, type Database } from './open.ts'

const quiet = () => {}
const server = process.env.TEST_DATABASE_URL
let folder = ''
let database: Database
let away: () => Promise<unknown>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ht-migrate-'))
  ;({ database, away } = await ownDatabase())
})
beforeEach(() => database.pool.query('drop schema if exists drizzle cascade; drop schema public cascade; create schema public'))
afterAll(async () => {
  await database.close()
  await away()
  await rm(folder, { recursive: true, force: true })
})

/** On the server of TEST_DATABASE_URL when there is one, else embedded. */
async function ownDatabase() {
  if (!server) return { database: await openDatabase({ dataDir: 'memory://', log: quiet }), away: async () => {} }
  const name = `hourtab_migrate_${randomBytes(4).toString('hex')}`
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  await admin.query(`create database ${name}`)
  const databaseUrl = Object.assign(new URL(server), { pathname: `/${name}` }).href
  const away = () => admin.query(`drop database ${name} with (force)`).then(() => admin.end())
  return { database: await openDatabase({ databaseUrl, dataDir: '', log: quiet }), away }
}

async function migrations(...files: string[]): Promise<string> {
  const path = await mkdtemp(join(folder, 'm-'))
  const entries = files.map((_, idx) => ({ idx, version: '7', when: 1_000 + idx, tag: `000${idx}`, breakpoints: true }))
  await mkdir(join(path, 'meta'))
  await writeFile(join(path, 'meta', '_journal.json'), JSON.stringify({ version: '7', dialect: 'postgresql', entries }))
  await Promise.all(files.map((text, idx) => writeFile(join(path, `000${idx}.sql`), text)))
  return path
}

const clients = 'create table clients (id int primary key);--> statement-breakpoint\ninsert into clients values (1)'
const retainers = 'create table retainers (id int primary key)'
const tables = async () => {
  const { rows } = await database.pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by tablename`,
  )
  return rows.map(({ name }) => name)
}

test('a database is brought up to the folder, and is left alone the next time', async () => {
  await migrate(database, await migrations(clients))
  expect(await tables()).toEqual(['clients'])
  const both = await migrations(clients, retainers)
  await migrate(database, both)
  await migrate(database, both)
  expect(await tables()).toEqual(['clients', 'retainers'])
  expect((await database.pool.query('select id from clients')).rows).toEqual([{ id: 1 }])
})

test('of several processes that start at once each migration is applied by one', async () => {
  const both = await migrations(`select pg_sleep(0.2);--> statement-breakpoint\n${clients}`, retainers)
  await Promise.all([migrate(database, both), migrate(database, both), migrate(database, both)])
  expect((await database.pool.query('select count(*) as applied from drizzle.__drizzle_migrations')).rows).toEqual([{ applied: 2 }])
})

test('a migration that fails leaves nothing of itself, and everything before it', async () => {
  const broken = await migrations(clients, `${retainers};--> statement-breakpoint\nselect 1 / 0`)
  await expect(migrate(database, broken)).rejects.toMatchObject({ code: '22012' })
  expect(await tables()).toEqual(['clients'])
  await migrate(database, await migrations(clients, retainers))
  expect(await tables()).toEqual(['clients', 'retainers'])
})

test('a database that a newer version has migrated is refused by a sentence that says what to do', async () => {
  await migrate(database, await migrations(clients, retainers))
  await expect(migrate(database, await migrations(clients))).rejects.toThrow(
    /^A newer HourTab has migrated this database .*: start that version, or restore a backup made before it\.$/,
  )
})

test('a migration may take longer than a query of the app', async () => {
  await migrate(database, await migrations(`select pg_sleep(${server ? 7 : 0.1});--> statement-breakpoint\n${clients}`))
  expect(await tables()).toEqual(['clients'])
})

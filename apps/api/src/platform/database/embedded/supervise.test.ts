import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPlainValues } from '../plain-values.ts'
import { serveEngine } from './serve-engine.ts'

let home = ''
const dataDir = () => join(home, 'db')
let lines: string[] = []
const log = (line: string) => void lines.push(line)
const serve = (given = {}) => serveEngine({ dataDir: dataDir(), log, ...given })

beforeAll(async () => {
  readPlainValues()
  home = await mkdtemp(join(tmpdir(), 'ht-engine-'))
  const { pool, close } = await serve()
  await pool.query('create table kept (id int primary key, note text)')
  await close()
})
afterAll(() => rm(home, { recursive: true, force: true }))

test('an engine that spins without answering is replaced, and what was committed is there', async () => {
  lines = []
  const { pool, close } = await serve({ patience: { beatMillis: 100, beatsMissed: 8 } })
  await pool.query('insert into kept values (1)')
  await expect(pool.query('select count(*) from generate_series(1, 1000000000000)')).rejects.toThrow('Connection terminated')
  expect((await pool.query('select id from kept')).rows).toEqual([{ id: 1 }])
  expect(lines).toContain('The embedded database stopped unexpectedly and is started again.')
  await close()
})

test('an engine that panics is replaced once the cause is gone, and a request in between waits for it', async () => {
  lines = []
  const { pool, close } = await serve()
  await pool.query('insert into kept values (2)')
  await rename(join(dataDir(), 'pg_wal'), join(home, 'aside'))
  const writing = pool.query(`insert into kept select g, repeat('x', 1000) from generate_series(100, 9000) g`)
  await expect(writing).rejects.toThrow('Connection terminated')
  const waiting = pool.query('select id from kept where id = 2')
  await rename(join(home, 'aside'), join(dataDir(), 'pg_wal'))
  expect((await waiting).rows).toEqual([{ id: 2 }])
  expect((await pool.query('select from kept where id >= 100')).rowCount).toBe(0)
  await close()
})

test('a connection that follows a broken one inherits nothing from it', async () => {
  const { pool, close } = await serve()
  const broken = await pool.connect()
  await broken.query({ name: 'hot', text: 'select 1 as one' })
  await broken.query(`set app.workspace_id = 'somebody'`)
  await broken.query('begin')
  await broken.query('insert into kept values (3)')
  broken.release(new Error('broken'))
  const { rows } = await pool.query<{ setting: string }>(`select coalesce(current_setting('app.workspace_id', true), '') as setting`)
  expect(rows[0]!.setting).toBe('')
  expect((await pool.query({ name: 'hot', text: 'select 2 as two' })).rows).toEqual([{ two: 2 }])
  expect((await pool.query('select from kept where id = 3')).rowCount).toBe(0)
  await close()
})

test('the log is cut and rows are swept and counted beside the work, as a server would', async () => {
  lines = []
  const { pool, close } = await serve({ houseMillis: 50 })
  await pool.query('create table busy (id int primary key, note text)')
  for (let round = 0; round < 3; round++) {
    await pool.query(
      `insert into busy select g, repeat('x', 1000) from generate_series(1, 15000) g on conflict (id) do update set note = excluded.note || 'y'`,
    )
  }
  const untidy = `
    select n_dead_tup > 0 or n_mod_since_analyze > 0 or reltuples <> 15000
        or pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn) > 32 * 1024 * 1024 as "isUntidy"
    from pg_stat_user_tables t join pg_class c on c.oid = t.relid, pg_control_checkpoint() where t.relname = 'busy'`
  await expect.poll(async () => (await pool.query(untidy)).rows, { timeout: 10_000, interval: 100 }).toEqual([{ isUntidy: false }])
  expect(lines).toEqual([])
  await close()
})

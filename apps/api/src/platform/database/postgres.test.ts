import pg from 'pg'
import { expect, test } from 'vitest'
import { openDatabase } from './open.ts'

const lines: string[] = []
const log = (line: string) => void lines.push(line)

test('opening does not wait for a server that is away, and asking it is refused soon', async () => {
  const { pool, close, hasRoom } = await openDatabase({ databaseUrl: 'postgres://nobody@127.0.0.1:1/none', dataDir: '', log })
  expect(hasRoom()).toBe(true)
  await expect(pool.query('select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  await close()
})

// On the server of TEST_DATABASE_URL, when there is one.
const servers = [process.env.TEST_DATABASE_URL].filter((url) => url !== undefined)

test.each(servers)('every wait has an end', async (databaseUrl) => {
  const { pool, close } = await openDatabase({ databaseUrl, dataDir: '', log })
  const { rows } = await pool.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout') order by name`,
  )
  expect(rows).toEqual([
    { name: 'idle_in_transaction_session_timeout', setting: '10000' },
    { name: 'lock_timeout', setting: '3000' },
    { name: 'statement_timeout', setting: '5000' },
  ])
  await close()
})

test.each(servers)('a connection that is cut while idle is told, and replaced by the next query', async (databaseUrl) => {
  const { pool, close } = await openDatabase({ databaseUrl, dataDir: '', log })
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid')
  const admin = new pg.Client({ connectionString: databaseUrl })
  await admin.connect()
  await admin.query('select pg_terminate_backend($1)', [rows[0]!.pid])
  await admin.end()
  await expect.poll(() => lines).toContainEqual(expect.stringContaining('A database connection was lost'))
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await close()
})

test.each(servers)('a further connection hears what is notified', async (databaseUrl) => {
  const { pool, connect, close } = await openDatabase({ databaseUrl, dataDir: '', log })
  const listener = await connect!()
  const heard = Promise.withResolvers<string | undefined>()
  listener.on('notification', ({ payload }) => heard.resolve(payload))
  await listener.query('listen hourtab_test')
  await pool.query(`select pg_notify('hourtab_test', 'balance')`)
  expect(await heard.promise).toBe('balance')
  await listener.end()
  await close()
})

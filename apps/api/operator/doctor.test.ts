import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { populated } from '../test/isolation/populated.ts'
import { operate } from '../test/operate.ts'
import { ownDatabase, workerDatabase } from '../test/own-database.ts'
import { ApiProcess } from '../test/survival/api-process.ts'
import { inOneTransaction } from '../src/platform/database/one-transaction.ts'
import { checkBooks } from './checkup/books.ts'
import { checkWalls } from './checkup/schema.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ht-doctor-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const states = (findings: { check: string; state: string }[]) => Object.fromEntries(findings.map(({ check, state }) => [check, state]))

test('sums that are not those of their entries, and statements that are not what was printed, are named', async () => {
  const home = await populated()
  const { database } = await workerDatabase()
  const look = () => inOneTransaction(database, checkBooks)
  expect(states(await look())).toEqual({ totals: 'well', statements: 'well' })

  await database.pool.query('update cycle_totals set used_seconds = used_seconds + 1 where workspace_id = $1 and retainer_id = $2', [
    home.ines.me.workspace.id,
    home.retainer.id,
  ])
  await database.pool.query(`update statements set document = replace(document, '3600', '7200') where id = $1`, [home.ids.statementId])
  const [totals, statements] = await look()
  expect(totals).toMatchObject({ state: 'wrong', says: expect.stringContaining(`2026-07-01 of retainer ${home.retainer.id}`) })
  expect(statements).toMatchObject({ state: 'wrong', says: expect.stringContaining(home.ids.statementId) })
  await database.pool.query('update cycle_totals set used_seconds = used_seconds - 1 where retainer_id = $1', [home.retainer.id])
  await database.pool.query(`update statements set document = replace(document, '7200', '3600') where id = $1`, [home.ids.statementId])
  expect(states(await look())).toEqual({ totals: 'well', statements: 'well' })
})

test('a wall that is down is named', async () => {
  const { database } = await ownDatabase()
  expect(states([await inOneTransaction(database, checkWalls)])).toEqual({ walls: 'well' })
  await database.pool.query('alter table entries no force row level security; drop policy clients_of_workspace on clients')
  expect((await inOneTransaction(database, checkWalls)).says).toBe('Rows of workspaces are open to each other in clients, entries.')
  await database.close()
})

test('where nothing is yet, nothing is amiss, and nothing is made', { timeout: 120_000 }, async () => {
  const settings = { DATA_DIR: join(folder, 'nothing') }
  const { code, said } = await operate(settings, 'doctor')
  expect([code, said]).toEqual([0, expect.stringContaining('There is none in')])
  expect((await operate(settings, 'doctor', '--json')).said).toMatch(/"isWell": true/)
})

test('while the server holds the folder, it is said who does, and that the rest was not looked at', { timeout: 120_000 }, async () => {
  const settings = { DATA_DIR: join(folder, 'held') }
  const api = new ApiProcess(settings)
  await api.start()
  const { code, said } = await operate(settings, 'doctor', '--json')
  await api.kill()
  const { isWell, findings } = JSON.parse(said)
  expect([code, isWell, states(findings).database]).toEqual([1, false, 'unknown'])
  expect(findings.at(-1).says).toMatch(/Another HourTab \(process \d+\) is already using .* The rest is looked at when it is stopped\./)
  const whole = await operate(settings, 'doctor', '--json')
  expect([whole.code, states(JSON.parse(whole.said).findings)]).toEqual([
    0,
    {
      settings: 'well',
      secret: 'well',
      room: 'well',
      database: 'well',
      schema: 'well',
      walls: 'well',
      totals: 'well',
      statements: 'well',
      links: 'well',
    },
  ])
})

test('settings that cannot be read and a database that is away end with 1, in a sentence', { timeout: 120_000 }, async () => {
  const settings = await operate({ PORT: 'many', DATA_DIR: folder }, 'doctor')
  expect([settings.code, settings.said]).toEqual([1, expect.stringMatching(/^WRONG {2}settings +PORT is a port number/)])
  const away = await operate({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', DATA_DIR: folder }, 'doctor')
  expect([away.code, away.said]).toEqual([1, expect.stringMatching(/WRONG {2}database +It cannot be opened: .*ECONNREFUSED/)])
})

test('what is typed otherwise is answered with how it is typed', { timeout: 120_000 }, async () => {
  const mistyped = [['dance'], ['restore', 'a', 'b'], ['import', '--whose', 'x']]
  for (const told of await Promise.all(mistyped.map((args) => operate({ DATA_DIR: folder }, ...args))))
    expect(told).toMatchObject({ code: 1, said: '', amiss: expect.stringMatching(/(plan|restore|import) [A-Z]/) })
})

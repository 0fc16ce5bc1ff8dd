import { expect, test } from 'vitest'
import { ask } from '../ask.ts'
import { ownDatabase } from '../own-database.ts'
import { movingClock, serveApp } from '../serve-app.ts'

test('without its database the process lives, is not ready, and says so to everybody', async () => {
  const { database } = await ownDatabase()
  const { origin, close } = await serveApp(database, movingClock('2026-07-14T16:20:00Z'))
  expect((await ask(origin, 'GET', '/readyz')).status).toBe(200)
  await database.close()
  const begun = performance.now()
  const ready = await ask(origin, 'GET', '/readyz')
  expect(performance.now() - begun).toBeLessThan(2000)
  expect([ready.status, ready.headers['retry-after']]).toEqual([503, '2'])
  expect((await ask(origin, 'GET', '/healthz')).status).toBe(200)
  const login = await ask(origin, 'POST', '/api/v1/auth/login', { body: { email: 'a@b.example', password: 'four words of nonsense' } })
  expect([login.status, login.body.type, login.headers['retry-after']]).toEqual([503, '/problems/database-busy', '2'])
  await close()
})

test('a database that hangs makes the process not ready within two seconds', async () => {
  const { database } = await ownDatabase()
  const hanging = { ...database, pool: Object.assign(Object.create(database.pool), { query: () => new Promise(() => {}) }) }
  const { origin, close } = await serveApp(hanging, movingClock('2026-07-14T16:20:00Z'))
  const begun = performance.now()
  expect((await ask(origin, 'GET', '/readyz')).status).toBe(503)
  expect(performance.now() - begun).toBeLessThan(2000)
  await close()
  await database.close()
})

test('a disk without room refuses changes and goes on reading', async () => {
  const { database } = await ownDatabase()
  const { origin, close } = await serveApp({ ...database, hasRoom: () => false }, movingClock('2026-07-14T16:20:00Z'))
  const change = await ask(origin, 'POST', '/api/v1/auth/look-around')
  expect([change.status, change.body.type]).toEqual([507, '/problems/no-room'])
  expect((await ask(origin, 'GET', '/api/docs')).status).toBe(200)
  expect((await ask(origin, 'GET', '/readyz')).status).toBe(503)
  await close()
  await database.close()
})

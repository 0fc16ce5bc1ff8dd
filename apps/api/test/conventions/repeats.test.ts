import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { ask, type Answered } from '../ask.ts'
import { workerDatabase } from '../own-database.ts'
import { movingClock, serveApp } from '../serve-app.ts'
import { studio } from '../studio.ts'

const home = await studio()
const { origin } = home
const key = await home.key('admin')
const entries = `/api/v1/retainers/${home.retainer.id}/entries`
const work = { workedOn: '2026-07-06', duration: '1h', description: 'Discovery: stakeholder interviews' }
const workspaceId = home.ines.me.workspace.id

const post = (path: string, body: unknown, once: string, at = origin, who: Record<string, string> = key) =>
  ask(at, 'POST', path, { body, headers: { ...who, 'idempotency-key': once } })
const countEntries = async () =>
  (await ask(origin, 'GET', `/api/v1/retainers/${home.retainer.id}/balance`, { headers: key })).body.balance.entryCount as number

/** The application started again on the database that is there, at another time of day. */
async function again(at = '2026-07-14T16:20:00Z') {
  const { database } = await workerDatabase()
  return serveApp(database, movingClock(at))
}

test('the same request with the same key gets the first answer, word for word, and does nothing more', async () => {
  const once = randomUUID()
  const first = await post(entries, work, once)
  const before = await countEntries()
  const second = await post(entries, work, once)
  expect([second.status, second.text, second.headers.etag]).toEqual([201, first.text, first.headers.etag])
  expect(first.headers.etag).toMatch(/^"[\w-]{22}"$/)
  expect(await countEntries()).toBe(before)
})

test('the first answer is kept when the application starts again', async () => {
  const once = randomUUID()
  const first = await post(entries, work, once)
  const restarted = await again()
  const second = await post(entries, work, once, restarted.origin)
  await restarted.close()
  expect([second.status, second.text]).toEqual([201, first.text])
})

test('a key that was used for another body or path is refused', async () => {
  const once = randomUUID()
  await post(entries, work, once)
  const other = await post(entries, { ...work, duration: '2h' }, once)
  expect([other.status, other.body.type]).toEqual([422, '/problems/idempotency-key-reused'])
  const elsewhere = await post(`${entries}/parse`, { text: 'Call, 1h' }, once)
  expect([elsewhere.status, elsewhere.body.type]).toEqual([422, '/problems/idempotency-key-reused'])
})

const countRetainers = async () => (await ask(origin, 'GET', '/api/v1/retainers?limit=200', { headers: key })).body.items.length as number
const isKept = ({ status, text, headers }: Answered) => [status, text, headers.etag, headers['content-type'], headers['cache-control']]

test.each([
  ['an entry', entries, work, 1, countEntries],
  ['a batch of entries', `${entries}/batch`, { entries: [work, work, work] }, 3, countEntries],
  [
    'a retainer',
    '/api/v1/retainers',
    { clientName: 'Halden Rail', name: 'Rollout', capHours: 10, startsOn: '2026-07-01' },
    1,
    countRetainers,
  ],
] as const)('fifty of the same request at once make %s, and all get its one answer', async (_what, path, body, made, count) => {
  const once = randomUUID()
  const before = await count()
  const answers = await Promise.all(Array.from({ length: 50 }, () => post(path, body, once)))
  expect(await count()).toBe(before + made)
  expect(answers[0]!.status).toBe(201)
  expect(answers.map(isKept)).toEqual(answers.map(() => isKept(answers[0]!)))
})

test('of the same request at two processes at once one is answered, and the other too or told to come back', async () => {
  const once = randomUUID()
  const second = await again()
  const before = await countEntries()
  const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => post(entries, work, once, n % 2 ? origin : second.origin)))
  await second.close()
  expect(await countEntries()).toBe(before + 1)
  const made = answers.filter(({ status }) => status === 201)
  const told = answers.filter(({ status, body }) => status === 409 && body.type === '/problems/still-running')
  expect(made.length).toBeGreaterThan(0)
  expect(made.length + told.length).toBe(30)
  expect(new Set(made.map(({ text }) => text)).size).toBe(1)
  for (const { headers } of told) expect(headers['retry-after']).toBe('1')
})

test('an answer that is kept no longer goes with the next request that has a key', async () => {
  const { database } = await workerDatabase()
  const kept = async () =>
    (await database.pool.query('select key from answers where workspace_id = $1', [workspaceId])).rows.map((row) => row.key as string)
  const [old, next] = [randomUUID(), randomUUID()]
  await post(entries, work, old)
  expect(await kept()).toContain(old)
  const later = await again('2026-07-15T16:20:01Z')
  await post(entries, work, next, later.origin)
  await later.close()
  expect(await kept()).toEqual([next])
})

test('an attempt that failed does not use up its key', async () => {
  const once = randomUUID()
  const refused = await post(entries, { ...work, workedOn: '2026-06-30' }, once)
  expect(refused.status).toBe(422)
  expect((await post(entries, work, once)).status).toBe(201)
})

test('a key is kept for 24 hours and not longer', async () => {
  const once = randomUUID()
  const first = await post(entries, work, once)
  const almost = await again('2026-07-15T16:19:59Z')
  const kept = await post(entries, work, once, almost.origin)
  await almost.close()
  const later = await again('2026-07-15T16:20:01Z')
  const anew = await post(entries, work, once, later.origin)
  await later.close()
  expect(kept.text).toBe(first.text)
  expect(anew.status).toBe(201)
  expect(anew.body.entry.id).not.toBe(first.body.entry.id)
})

test('the keys of two workspaces have nothing to do with each other', async () => {
  const once = randomUUID()
  const otto = await home.stranger()
  const made = await otto.agent.post('/api/v1/api-keys').send({ name: 'Own', scope: 'admin' })
  await post('/api/v1/clients', { name: 'Halden Freight' }, once)
  const other = await post('/api/v1/clients', { name: 'Otto Freight' }, once, origin, { authorization: `Bearer ${made.body.secret}` })
  expect([other.status, other.body.client.name]).toEqual([201, 'Otto Freight'])
})

test('the secret in an answer that is kept cannot be read in the database', async () => {
  const once = randomUUID()
  const { body, text } = await post('/api/v1/api-keys', { name: 'Nightly export' }, once)
  const link = await post(`/api/v1/retainers/${home.retainer.id}/share-links`, { name: 'CTO' }, randomUUID())
  const token = (link.body.shareLink.url as string).split('/').at(-1)!
  const { database } = await workerDatabase()
  const { rows } = await database.pool.query('select to_jsonb(a)::text as row from answers a where workspace_id = $1', [workspaceId])
  const kept = rows.map(({ row }) => row as string).join('\n')
  expect(rows.length).toBeGreaterThan(1)
  for (const secret of [body.secret as string, token, 'Nightly export']) expect(kept).not.toContain(secret)
  expect((await post('/api/v1/api-keys', { name: 'Nightly export' }, once)).text).toBe(text)
})

test('nobody gets a kept answer without the right to ask for it', async () => {
  const once = randomUUID()
  const made = await post('/api/v1/api-keys', { name: 'Secret' }, once)
  const reader = await home.key('write')
  const refused = await post('/api/v1/api-keys', { name: 'Secret' }, once, origin, reader)
  expect(refused.status).toBe(403)
  expect(refused.text).not.toContain(made.body.secret)
})

test('an upload that is repeated makes one draft', async () => {
  const once = randomUUID()
  const upload = (csv: string) =>
    ask(origin, 'POST', `/api/v1/retainers/${home.retainer.id}/imports`, {
      raw: csv,
      headers: { ...key, 'content-type': 'text/csv', 'idempotency-key': once },
    })
  const first = await upload('Date,Description,Hours\n2026-07-07,Review,2\n')
  const second = await upload('Date,Description,Hours\n2026-07-07,Review,2\n')
  const other = await upload('Date,Description,Hours\n2026-07-07,Review,3\n')
  expect([first.status, second.text, other.status]).toEqual([201, first.text, 422])
})

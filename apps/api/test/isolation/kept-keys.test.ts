import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { anonymous, ask, type Answered } from '../ask.ts'
import { filled, operationsOf, type Operation } from '../operations.ts'
import { fingerprint } from './fingerprint.ts'
import { populated } from './populated.ts'
import { sent } from './rows.ts'

const home = await populated()
const { origin, owner, ids } = home
const closed = (await operationsOf(origin)).filter(({ scope }) => scope !== 'open')
const named = closed.map((operation) => [operation.name, operation] as const)
const workspaceId = home.ines.me.workspace.id

const other = await owner.post('/api/v1/retainers').send({ clientName: 'Ashgrove', name: 'Other', capHours: 5, startsOn: '2026-07-01' })
const otherId = other.body.retainer.id as string
await owner.post(`/api/v1/retainers/${otherId}/entries`).send({ workedOn: '2026-07-06', duration: '1h', description: 'Kick-off' })

async function keptTo(...retainerIds: string[]) {
  const { body, status } = await owner.post('/api/v1/api-keys').send({ name: 'Kept', scope: 'admin', retainerIds })
  expect(status).toBe(201)
  return { authorization: `Bearer ${body.secret}` }
}
const key = await keptTo(otherId)
const missing = Object.fromEntries(Object.keys(ids).map((name) => [name, randomUUID()]))
const askAs = (operation: Operation, headers: Record<string, string>, with_: Record<string, string> = ids) =>
  ask(origin, operation.method, filled(operation.path, with_), sent(operation.name, headers))

// What belongs to one retainer hangs on an id that its path names.
const hangsOnOne = ({ path }: Operation) => /\{(retainerId|entryId|importId|grantId|statementId|linkId)\}/.test(path)
const shared = ['listClients', 'listEvents', 'listRetainers', 'readClient', 'recogniseImport', 'readCalendar']

let before: string
beforeEach(async () => {
  // Whoever reads events first has them numbered.
  await owner.get('/api/v1/events')
  before = await fingerprint(workspaceId)
})
async function expectUntouched(answer: { text: string }) {
  for (const secret of home.secrets) expect(answer.text).not.toContain(secret)
  expect(await fingerprint(workspaceId)).toBe(before)
}

describe('to a key that is kept to another retainer of the same workspace', () => {
  test.each(named.filter(([, operation]) => hangsOnOne(operation)))(
    '%s: what is there looks like what is not, byte for byte',
    async (_name, operation) => {
      const there = await askAs(operation, key)
      const nowhere = await askAs(operation, key, missing)
      expect(there.status).toBe(404)
      expect(anonymous(there)).toEqual(anonymous(nowhere))
      await expectUntouched(there)
    },
  )

  test.each(named.filter(([name, operation]) => !hangsOnOne(operation) && !shared.includes(name)))(
    '%s is refused, for it concerns the whole workspace',
    async (_name, operation) => {
      const there = await askAs(operation, key)
      expect([there.status, there.body.type]).toEqual([403, '/problems/not-allowed'])
      expect(anonymous(there)).toEqual(anonymous(await askAs(operation, key, missing)))
      await expectUntouched(there)
    },
  )

  test.each(named.filter(([name]) => shared.includes(name)))('%s tells of that other retainer alone', async (_name, operation) => {
    const answer = await askAs(operation, key)
    expect(answer.status).toBeLessThan(500)
    await expectUntouched(answer)
  })
})

test('a key that is kept to one retainer finds it, its client, its entries and what happened to it', async () => {
  const list = async (path: string) => (await ask(origin, 'GET', path, { headers: key })).body.items as { id: string; name: string }[]
  expect((await list('/api/v1/retainers')).map(({ id }) => id)).toEqual([otherId])
  expect((await list('/api/v1/clients')).map(({ name }) => name)).toEqual(['Ashgrove'])
  expect(
    (await list(`/api/v1/retainers/${otherId}/entries`)).map((entry) => (entry as unknown as { description: string }).description),
  ).toEqual(['Kick-off'])
  expect((await list('/api/v1/events')).map(({ name }) => name)).toEqual(['entry.logged', 'retainer.created'])
  const client = await ask(origin, 'GET', `/api/v1/clients/${other.body.retainer.client.id}`, { headers: key })
  expect(client.body.client.name).toBe('Ashgrove')
})

test('a key that is kept to some does for them all that another key does', async () => {
  const both = await keptTo(otherId, ids.retainerId)
  const as = (method: string, path: string, body?: unknown) =>
    ask(origin, method, `/api/v1${path}`, { body, headers: { ...both, 'if-match': '*' } })
  const path = `/retainers/${otherId}`
  const work = { workedOn: '2026-07-07', duration: '2h', description: 'Review' }
  const logged = await as('POST', `${path}/entries`, work)
  const entry = `/entries/${logged.body.entry.id}`
  const link = await as('POST', `${path}/share-links`, { name: 'CTO' })
  const grant = await as('POST', `${path}/grants`, { cycleStartsOn: '2026-07-01', seconds: 3600, reason: 'Agreed' })
  const csv = { raw: 'Wann,Description,Stunden\n2026-07-08,Workshop,3\n', headers: { ...both, 'content-type': 'text/csv' } }
  const draft = await ask(origin, 'POST', `/api/v1${path}/imports`, csv)
  const import_ = `/imports/${draft.body.import.id}`
  const steps = [
    await as('POST', `${path}/entries/batch`, { entries: [work] }),
    await as('PATCH', entry, { duration: '3h' }),
    await as('DELETE', entry),
    await as('PATCH', import_, { answers: { 'column-date': '1' } }),
    await as('POST', `${import_}/publish`),
    await as('POST', `${import_}/undo`),
    await as('POST', `${path}/terms`, { from: '2026-08-01', capSeconds: 7200 }),
    await as('PUT', `${path}/pause`, { from: '2026-09-01' }),
    await as('DELETE', `${path}/pause`),
    await as('PATCH', path, { name: 'Otherwise' }),
    await as('POST', `/share-links/${link.body.shareLink.id}/rotate`),
    await as('DELETE', `/share-links/${link.body.shareLink.id}`),
    await as('DELETE', `/grants/${grant.body.grant.id}`),
    await as('GET', `${path}/balance`),
    await as('GET', `${path}/cycles`),
    await as('GET', `${path}/entries.csv`),
  ]
  expect([logged, link, grant, draft].map(({ status }) => status)).toEqual([201, 201, 201, 201])
  expect(steps.map(({ status, text }) => (status < 300 ? 'done' : text))).toEqual(steps.map(() => 'done'))
  expect((await as('GET', '/retainers')).body.items.map(({ id }: { id: string }) => id)).toEqual([otherId, ids.retainerId])
})

test('what it did is told in the audit under the name of the key', async () => {
  const { body } = await owner.get(`/api/v1/audit?retainerId=${otherId}`)
  expect(body.items[0]).toMatchObject({ keyName: 'Kept' })
})

test('a kept answer about another retainer is not told to a key that is kept from it', async () => {
  const once = { 'idempotency-key': randomUUID() }
  const path = `/api/v1/retainers/${ids.retainerId}/entries`
  const body = { workedOn: '2026-07-06', duration: '1h', description: 'Zephyrine again' }
  const full = await home.key('write')
  const first = await ask(origin, 'POST', path, { body, headers: { ...full, ...once } })
  expect(first.status).toBe(201)
  const replayed = await ask(origin, 'POST', path, { body, headers: { ...key, ...once } })
  expect([replayed.status, replayed.text.includes('Zephyrine')]).toEqual([404, false])
})

test('what corrections taught about other retainers is neither used nor written by a key that is kept from them', async () => {
  const csv = 'Date,Description,Stunden\n2026-07-09,Review,1\n'
  const draft = (headers: Record<string, string>) =>
    ask(origin, 'POST', `/api/v1/retainers/${otherId}/imports`, { raw: csv, headers: { ...headers, 'content-type': 'text/csv' } })
  const [known, kept] = [await draft(await home.key('write')), await draft(key)]
  expect([known.status, kept.status]).toEqual([201, 201])
  const typeOf = ({ body }: Answered) => body.import.rows[0].workType as string
  expect([typeOf(known), typeOf(kept) === 'risk']).toEqual(['risk', false])
})

test('retainers of others, and none at all, are no reach for a key', async () => {
  const otto = await home.stranger()
  const foreign = await otto.agent.post('/api/v1/api-keys').send({ name: 'Kept', retainerIds: [otherId] })
  const nowhere = await otto.agent.post('/api/v1/api-keys').send({ name: 'Kept', retainerIds: [randomUUID()] })
  expect([foreign.status, foreign.body.errors]).toEqual([422, [{ pointer: '#/retainerIds/0', detail: 'There is no such retainer' }]])
  expect({ ...foreign.body, instance: 0 }).toEqual({ ...nowhere.body, instance: 0 })
  expect((await owner.post('/api/v1/api-keys').send({ name: 'Kept', retainerIds: [] })).status).toBe(422)
})

test('a key whose retainers are gone sees nothing, and not everything', async () => {
  const brief = await owner.post('/api/v1/retainers').send({ clientName: 'Ashgrove', name: 'Brief', capHours: 5, startsOn: '2026-07-01' })
  const id = brief.body.retainer.id as string
  const orphan = await keptTo(id)
  await owner.delete(`/api/v1/retainers/${id}`).set('if-match', '*')
  for (const path of ['/api/v1/retainers', '/api/v1/clients'])
    expect((await ask(origin, 'GET', path, { headers: orphan })).body.items).toEqual([])
})

import { expect, test } from 'vitest'
import { workerDatabase } from '../../../test/own-database.ts'
import { studio } from '../../../test/studio.ts'

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` })

test('the secret of a key is shown once, and afterwards only how it begins and ends', async () => {
  const { owner } = await studio()
  const { status, body } = await owner.post('/api/v1/api-keys').send({ name: 'Nightly export', scope: 'read' })
  expect([status, Object.keys(body).sort()]).toEqual([201, ['apiKey', 'secret']])
  expect(body.secret).toMatch(/^ht_live_[0-9A-Za-z]{50,}$/)
  expect(body.apiKey).toMatchObject({ name: 'Nightly export', scope: 'read', expiresOn: null, lastUsedOn: null })
  const list = await owner.get('/api/v1/api-keys')
  expect(list.body.items).toEqual([body.apiKey])
  expect(body.apiKey.hint).toBe(`ht_live_…${body.secret.slice(-4)}`)
  expect(list.text).not.toContain(body.secret)
})

test('a key does what its scope allows and nothing more', async () => {
  const { nobody, retainer, key } = await studio()
  const entry = { workedOn: '2026-07-06', duration: '1h', description: 'Call' }
  const tried = async (scope: 'read' | 'write' | 'admin') => {
    const header = await key(scope)
    const answers = [
      await nobody.get(`/api/v1/retainers/${retainer.id}/balance`).set(header),
      await nobody.post(`/api/v1/retainers/${retainer.id}/entries`).set(header).send(entry),
      await nobody.post('/api/v1/api-keys').set(header).send({ name: 'Another', scope: 'read' }),
    ]
    return answers.map(({ status }) => status)
  }
  expect(await tried('read')).toEqual([200, 403, 403])
  expect(await tried('write')).toEqual([200, 201, 403])
  expect(await tried('admin')).toEqual([200, 201, 201])
})

test('a key notes the day it was last used, stops after its last day, and stops at once when revoked', async () => {
  const { owner, nobody, clock } = await studio()
  const { body } = await owner.post('/api/v1/api-keys').send({ name: 'Script', scope: 'read', expiresOn: '2026-07-14' })
  const use = async () => (await nobody.get('/api/v1/retainers').set(bearer(body.secret))).status
  expect(await use()).toBe(200)
  expect((await owner.get('/api/v1/api-keys')).body.items[0].lastUsedOn).toBe('2026-07-14')
  clock.at = new Date('2026-07-15T00:00:00Z')
  expect(await use()).toBe(401)
  clock.at = new Date('2026-07-14T23:59:59Z')
  expect(await use()).toBe(200)
  expect((await owner.delete(`/api/v1/api-keys/${body.apiKey.id}`)).status).toBe(204)
  expect(await use()).toBe(401)
  expect((await owner.delete(`/api/v1/api-keys/${body.apiKey.id}`)).status).toBe(404)
})

test('a secret with one letter changed is no key', async () => {
  const { owner, nobody } = await studio()
  const { body } = await owner.post('/api/v1/api-keys').send({ name: 'Script', scope: 'read' })
  const last = body.secret.at(-1) === 'A' ? 'B' : 'A'
  for (const secret of [body.secret.slice(0, -1) + last, body.secret.slice(8), `${body.secret}A`, 'ht_live_'])
    expect((await nobody.get('/api/v1/retainers').set(bearer(secret))).status).toBe(401)
})

test('a mistyped key is refused before the database is asked', async () => {
  const { nobody, key } = await studio()
  const right = await key('read')
  const wrong = { authorization: `${right.authorization.slice(0, -1)}${right.authorization.endsWith('A') ? 'B' : 'A'}` }
  const { pool } = (await workerDatabase()).database
  const { query, connect } = pool
  let asked = 0
  const fail = () => Promise.reject(new Error(`asked ${++asked} times`))
  Object.assign(pool, { query: fail, connect: fail })
  const answers = [await nobody.get('/api/v1/retainers').set(wrong), await nobody.get('/api/v1/retainers').set(right)]
  Object.assign(pool, { query, connect })
  expect([answers.map(({ status }) => status), asked]).toEqual([[401, 500], 1])
})

test('the audit tells of a key how far it reaches and until when, by the names of its retainers, and that it was revoked', async () => {
  const { owner, retainer, clock } = await studio()
  const wanted = { name: 'Board dashboard', scope: 'read', retainerIds: [retainer.id, retainer.id], expiresOn: '2026-12-31' }
  const { body } = await owner.post('/api/v1/api-keys').send(wanted)
  expect(body.apiKey).toMatchObject({ retainerIds: [retainer.id], madeBy: 'Ines' })
  clock.at = new Date('2026-07-14T16:21:00Z')
  await owner.delete(`/api/v1/api-keys/${body.apiKey.id}`)
  const [revoked, created] = (await owner.get('/api/v1/audit')).body.items
  expect([revoked, created]).toMatchObject([
    { name: 'key.revoked', about: 'Board dashboard' },
    { name: 'key.created', about: 'Board dashboard' },
  ])
  expect(created.changes).toEqual([
    { field: 'scope', before: null, after: 'read' },
    { field: 'retainers', before: null, after: ['Halden Rail · PMO retainer'] },
    { field: 'expiresOn', before: null, after: '2026-12-31' },
  ])
})

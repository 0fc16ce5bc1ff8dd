import { expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'

const any = { 'if-match': '*' }

test('a client is added by name, and read again as it was answered', async () => {
  const { owner } = await studio()
  const { status, body, headers } = await owner.post('/api/v1/clients').send({ name: '  Kestrel Foods ' })
  expect([status, body.client.name]).toEqual([201, 'Kestrel Foods'])
  const read = await owner.get(`/api/v1/clients/${body.client.id}`)
  expect([read.status, read.body.client, read.headers.etag]).toEqual([200, body.client, headers.etag])
})

test('clients are listed by name, page by page, none twice', async () => {
  const { owner } = await studio()
  for (const name of ['Orla Health', 'Kestrel Foods', 'Tern Carriers']) await owner.post('/api/v1/clients').send({ name })
  const first = await owner.get('/api/v1/clients?limit=2')
  const second = await owner.get(`/api/v1/clients?limit=2&cursor=${first.body.nextCursor}`)
  const names = [...first.body.items, ...second.body.items].map(({ name }) => name)
  expect(names).toEqual(['Halden Rail', 'Kestrel Foods', 'Orla Health', 'Tern Carriers'])
  expect(second.body.nextCursor).toBe(null)
})

test('a name is used once: adding or renaming to a taken one is refused', async () => {
  const { owner } = await studio()
  const taken = await owner.post('/api/v1/clients').send({ name: 'Halden Rail' })
  expect([taken.status, taken.body.type, taken.body.errors[0].pointer]).toEqual([409, '/problems/name-taken', '#/name'])
  const { body } = await owner.post('/api/v1/clients').send({ name: 'Kestrel Foods' })
  const renamed = await owner.patch(`/api/v1/clients/${body.client.id}`).set(any).send({ name: 'Halden Rail' })
  expect([renamed.status, renamed.body.type]).toEqual([409, '/problems/name-taken'])
})

test('of two who take one name in the same moment, one gets it', async () => {
  const { owner } = await studio()
  const ids = await Promise.all(
    ['Kestrel Foods', 'Orla Health'].map(async (name) => (await owner.post('/api/v1/clients').send({ name })).body.client.id as string),
  )
  const answers = await Promise.all(ids.map((id) => owner.patch(`/api/v1/clients/${id}`).set(any).send({ name: 'Moro Holding' })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('of two who rename what they both read, the second is told that it changed', async () => {
  const { owner, retainer } = await studio()
  const path = `/api/v1/clients/${retainer.client.id}`
  const { etag } = (await owner.get(path)).headers as { etag: string }
  const answers = await Promise.all(['Halden', 'Halden AG'].map((name) => owner.patch(path).set('if-match', etag).send({ name })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
})

test('a client with retainers stays; without them it can be removed', async () => {
  const { owner, retainer } = await studio()
  const path = `/api/v1/clients/${retainer.client.id}`
  const refused = await owner.delete(path)
  expect([refused.status, refused.body.type]).toEqual([409, '/problems/client-has-retainers'])
  await owner.delete(`/api/v1/retainers/${retainer.id}`)
  expect((await owner.delete(path)).status).toBe(204)
  expect((await owner.get(path)).status).toBe(404)
})

test('a retainer that is begun while its client is removed has a client, or is refused', async () => {
  const { owner } = await studio()
  for (let round = 0; round < 5; round++) {
    const { body } = await owner.post('/api/v1/clients').send({ name: `Kestrel ${round}` })
    const { id } = body.client as { id: string }
    const [begun, removed] = await Promise.all([
      owner.post('/api/v1/retainers').send({ clientId: id, name: 'Rollout', capHours: 10, startsOn: '2026-07-01' }),
      owner.delete(`/api/v1/clients/${id}`),
    ])
    expect([
      [201, 409],
      [404, 204],
    ]).toContainEqual([begun.status, removed.status])
  }
})

test('a new name is on the page of every retainer at once', async () => {
  const { owner, retainer, nobody, share } = await studio()
  const { token } = await share()
  const before = await nobody.get(`/api/v1/public/balances/${token}`)
  await owner.patch(`/api/v1/clients/${retainer.client.id}`).set(any).send({ name: 'Halden Rail AG' })
  const after = await nobody.get(`/api/v1/public/balances/${token}`).set('if-none-match', before.headers.etag!)
  expect([after.status, after.body.client]).toEqual([200, 'Halden Rail AG'])
})

import { expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'

const another = { clientName: 'Kestrel Foods', name: 'Rollout', capHours: 24, startsOn: '2026-07-01' }

test('the free plan holds one retainer; a second is refused in words that say what to do', async () => {
  const { owner } = await studio({ planLimits: true })
  const { body } = await owner.get('/api/v1/workspace')
  expect(body.workspace).toMatchObject({ plan: 'free', retainerLimit: 1 })
  const refused = await owner.post('/api/v1/retainers').send(another)
  expect([refused.status, refused.body.type, refused.body.detail]).toEqual([
    403,
    '/problems/plan-limit',
    'The free plan holds 1 retainer. Remove one, or move to a larger plan.',
  ])
  expect((await owner.get('/api/v1/clients')).body.items.map(({ name }: { name: string }) => name)).toEqual(['Halden Rail'])
})

test('a retainer that is removed makes room, and of many who race for the room one gets it', async () => {
  const { owner, retainer } = await studio({ planLimits: true })
  await owner.delete(`/api/v1/retainers/${retainer.id}`)
  const answers = await Promise.all(Array.from({ length: 5 }, () => owner.post('/api/v1/retainers').send(another)))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 403, 403, 403, 403])
  expect((await owner.get('/api/v1/retainers')).body.items).toHaveLength(1)
})

test('whoever hosts the product themselves has no limit', async () => {
  const { owner } = await studio()
  expect((await owner.get('/api/v1/workspace')).body.workspace.retainerLimit).toBe(null)
  expect((await owner.post('/api/v1/retainers').send(another)).status).toBe(201)
})

test('a workspace is renamed by its owner, who had read it; not by a key that may only write', async () => {
  const { owner, nobody, key } = await studio()
  const read = await owner.get('/api/v1/workspace')
  const rename = (name: string) => owner.patch('/api/v1/workspace').send({ name })
  expect((await rename('Moro & Partner')).status).toBe(428)
  const renamed = await rename('Moro & Partner').set('if-match', read.headers.etag!)
  expect([renamed.status, renamed.body.workspace.name]).toEqual([200, 'Moro & Partner'])
  expect((await rename('Moro').set('if-match', read.headers.etag!)).status).toBe(412)
  expect((await owner.get('/api/v1/me')).body.me.workspace.name).toBe('Moro & Partner')
  const refused = await nobody
    .patch('/api/v1/workspace')
    .set(await key('write'))
    .set('if-match', '*')
    .send({ name: 'Mine' })
  expect(refused.status).toBe(403)
})

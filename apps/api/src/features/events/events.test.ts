import { expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'

type Event = { id: string; name: string; retainerId: string; subject: Record<string, unknown>; at: string }

test('everything that happens to a retainer is told once, newest first, with ids and figures', async () => {
  const { owner, retainer, log } = await studio()
  const any = { 'if-match': '*' }
  const { body } = await log({ duration: '3h', privateNote: 'They stall' })
  await owner.patch(`/api/v1/entries/${body.entry.id}`).set(any).send({ duration: '2h' })
  await owner.delete(`/api/v1/entries/${body.entry.id}`)
  await owner.patch(`/api/v1/retainers/${retainer.id}`).set(any).send({ name: 'PMO' })
  await owner.post(`/api/v1/retainers/${retainer.id}/terms`).send({ from: '2026-08-01', capSeconds: 3600 })
  const made = await owner.post(`/api/v1/retainers/${retainer.id}/share-links`).send({ name: 'CTO' })
  await owner.post(`/api/v1/share-links/${made.body.shareLink.id}/rotate`)
  await owner.delete(`/api/v1/share-links/${made.body.shareLink.id}`)
  await owner.delete(`/api/v1/retainers/${retainer.id}`)
  const events = (await owner.get('/api/v1/events')).body.items as Event[]
  expect(events.map(({ name }) => name).reverse()).toEqual([
    'retainer.created',
    'entry.logged',
    'entry.changed',
    'entry.removed',
    'retainer.changed',
    'terms.set',
    'link.created',
    'link.rotated',
    'link.revoked',
    'retainer.removed',
  ])
  expect(events.every(({ retainerId, at }) => retainerId === retainer.id && at === '2026-07-14T16:20:00.000Z')).toBe(true)
  expect(events.find(({ name }) => name === 'entry.changed')!.subject).toEqual({
    entryId: body.entry.id,
    fields: ['duration'],
    secondsBefore: 10_800,
    seconds: 7200,
  })
  expect(JSON.stringify(events)).not.toMatch(/stall|\/r\//)
})

test('what is refused leaves no event', async () => {
  const { owner, log } = await studio()
  await log({ workedOn: '2026-06-30' })
  await log({ duration: 'a while' })
  expect((await owner.get('/api/v1/events')).body.items.map(({ name }: Event) => name)).toEqual(['retainer.created'])
})

test('page by page the events are the same as in one piece', async () => {
  const { owner, log } = await studio()
  for (let n = 0; n < 4; n++) await log()
  const whole = (await owner.get('/api/v1/events')).body
  expect([whole.items.length, whole.nextCursor]).toEqual([5, null])
  const first = (await owner.get('/api/v1/events?limit=3')).body
  await log()
  const second = (await owner.get(`/api/v1/events?limit=3&cursor=${first.nextCursor}`)).body
  expect([[...first.items, ...second.items], second.nextCursor]).toEqual([whole.items, null])
})

test('a stranger hears of none of it', async () => {
  const { stranger } = await studio()
  const otto = await stranger()
  expect((await otto.agent.get('/api/v1/events')).body).toEqual({ items: [], nextCursor: null })
})

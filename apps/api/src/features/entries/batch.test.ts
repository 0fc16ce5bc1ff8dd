import { expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'

const hour = 3600
const call = (n: number, more = {}) => ({ workedOn: '2026-07-06', duration: '6m', description: `Vendor A: call ${n}`, ...more })

async function batching() {
  const cast = await studio({ retainer: { capHours: 200 } })
  const path = `/api/v1/retainers/${cast.retainer.id}/entries/batch`
  const used = async () => (await cast.owner.get(`/api/v1/retainers/${cast.retainer.id}/balance`)).body.balance.usedSeconds / hour
  return { ...cast, path, used, send: (entries: unknown[]) => cast.owner.post(path).send({ entries }) }
}

test('a thousand entries are logged in one call, in their order, with the balance after them', async () => {
  const { send, used } = await batching()
  const { status, body } = await send(Array.from({ length: 1000 }, (_, n) => call(n)))
  expect([status, body.entries.length, body.balance.usedSeconds / hour, body.balance.entryCount]).toEqual([201, 1000, 100, 1000])
  expect(body.entries.map(({ description }: { description: string }) => description)).toEqual(
    Array.from({ length: 1000 }, (_, n) => `Vendor A: call ${n}`),
  )
  expect(await used()).toBe(100)
})

test('one that is wrong leaves all of them out, and each fault is told at its place', async () => {
  const { send, used } = await batching()
  const early = await send([call(0), call(1, { workedOn: '2026-06-30' }), call(2), call(3, { workedOn: '2026-06-01' })])
  expect([early.status, early.body.errors]).toEqual([
    422,
    [1, 3].map((at) => ({ pointer: `#/entries/${at}/workedOn`, detail: 'It begins on 2026-07-01.' })),
  ])
  const unread = await send([call(0), call(1, { duration: 'soon' }), call(2, { description: '' })])
  expect(unread.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['#/entries/1/duration', '#/entries/2/description'])
  expect(await used()).toBe(0)
})

test('none and too many are refused', async () => {
  const { send } = await batching()
  expect((await send([])).body.errors).toEqual([{ pointer: '#/entries', detail: 'At least one entry' }])
  const many = await send(Array.from({ length: 1001 }, (_, n) => call(n)))
  expect([many.status, many.body.errors[0]]).toEqual([422, { pointer: '#/entries', detail: 'At most 1000 entries' }])
})

test('sent again with its key, a batch is answered again and logged once', async () => {
  const { owner, path, used } = await batching()
  const send = () =>
    owner
      .post(path)
      .set('idempotency-key', 'nightly-2026-07-14')
      .send({ entries: [call(0), call(1)] })
  const [first, again] = [await send(), await send()]
  expect([again.status, again.text]).toEqual([201, first.text])
  expect(await used()).toBe(0.2)
})

test('a batch that passes a share of the hours alerts once', async () => {
  const { send, owner, retainer } = await batching()
  await send([call(0, { duration: '90h' }), call(1, { duration: '20h' })])
  const { body } = await owner.get(`/api/v1/retainers/${retainer.id}/balance`)
  expect(body.alerts.map(({ percent }: { percent: number }) => percent)).toEqual([50])
})

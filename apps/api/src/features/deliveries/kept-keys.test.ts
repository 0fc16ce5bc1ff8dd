import { afterAll, beforeAll, expect, test } from 'vitest'
import { listening } from '../../../test/listening.ts'
import { openReceiver } from '../../../test/receiver.ts'

let receiver: Awaited<ReturnType<typeof openReceiver>>
beforeAll(async () => {
  receiver = await openReceiver()
})
afterAll(() => receiver.close())

test('what is logged with a key that is kept to one retainer is told like everything else', async () => {
  const { owner, nobody, retainer, deliver, told } = await listening(receiver, { events: ['entry.logged'] })
  const { body } = await owner.post('/api/v1/api-keys').send({ name: 'Halden script', scope: 'write', retainerIds: [retainer.id] })
  const key = { authorization: `Bearer ${body.secret}` }
  const work = { workedOn: '2026-07-06', duration: '1h', description: 'Vendor A: weekly sync' }
  const first = await nobody.post(`/api/v1/retainers/${retainer.id}/entries`).set(key).send(work)
  const second = await nobody.post(`/api/v1/retainers/${retainer.id}/entries`).set(key).send(work)
  expect([first.status, second.status]).toEqual([201, 201])
  // Such a key numbers what it sees, and that is told all the same.
  const seen = await nobody.get('/api/v1/events?after=0&name=entry.logged').set(key)
  await deliver()
  expect(
    told()
      .map((each) => each.body.data.entryId as string)
      .toSorted(),
  ).toEqual([first.body.entry.id, second.body.entry.id].toSorted())
  expect(seen.body.items).toHaveLength(2)
})

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listening } from '../../../test/listening.ts'
import { openReceiver } from '../../../test/receiver.ts'

let receiver: Awaited<ReturnType<typeof openReceiver>>
beforeAll(async () => {
  receiver = await openReceiver()
})
beforeEach(() => receiver.answerWith(204))
afterAll(() => receiver.close())

test('one delivery is sent again under its id, also after it failed; while its webhook is disabled it is not', async () => {
  const { owner, log, deliver, told, deliveries, webhookPath } = await listening(receiver)
  await log()
  await deliver()
  const [{ id }] = (await deliveries()) as [{ id: string }]
  const again = await owner.post(`/api/v1/deliveries/${id}/redeliver`)
  expect([again.status, again.body.delivery]).toMatchObject([200, { id, state: 'waiting', tries: 0 }])
  await deliver()
  expect(told().map(({ headers, text }) => [headers['webhook-id'], text])).toEqual([
    [id, told()[0]!.text],
    [id, told()[0]!.text],
  ])
  expect(await deliveries()).toMatchObject([{ id, state: 'delivered', tries: 1, attempts: [{ status: 204 }, { status: 204 }] }])
  await owner.patch(webhookPath).send({ state: 'disabled' })
  const refused = await owner.post(`/api/v1/deliveries/${id}/redeliver`)
  expect([refused.status, refused.body.type]).toEqual([409, '/problems/webhook-disabled'])
})

test('the events of a time are sent again, those that were missed as well, and no others', async () => {
  const { owner, log, deliver, told, webhookPath, later, share } = await listening(receiver, { events: ['entry.logged'] })
  const at = async (description: string) => {
    await log({ description })
    await deliver()
    later(3600)
  }
  await at('16:20')
  await owner.patch(webhookPath).send({ state: 'disabled' })
  await at('17:20, while it is disabled')
  await share()
  await at('18:20, while it is disabled')
  await owner.patch(webhookPath).send({ state: 'active' })
  await at('19:20')
  expect(told()).toHaveLength(2)
  const range = { from: '2026-07-14T16:20:00Z', until: '2026-07-14T18:20:00Z' }
  const { status, body } = await owner.post(`${webhookPath}/redeliver`).send(range)
  expect([status, body]).toEqual([200, { redelivered: 2 }])
  await deliver()
  const times = told().map(({ body }) => body.timestamp.slice(11, 16))
  expect([times.slice(0, 2), times.slice(2).toSorted()]).toEqual([
    ['16:20', '19:20'],
    ['16:20', '17:20'],
  ])
  const backwards = await owner.post(`${webhookPath}/redeliver`).send({ from: range.until, until: range.from })
  expect([backwards.status, backwards.body.errors[0].pointer]).toEqual([422, '#/until'])
})

test('more than a thousand events are not sent again in one call', async () => {
  const { owner, retainer, webhookPath } = await listening(receiver)
  const entries = Array.from({ length: 1000 }, (_, n) => ({ workedOn: '2026-07-06', seconds: 60, description: `Call ${n}` }))
  await owner.post(`/api/v1/retainers/${retainer.id}/entries/batch`).send({ entries })
  const range = { from: '2026-07-14T00:00:00Z', until: '2026-07-15T00:00:00Z' }
  const { status, body } = await owner.post(`${webhookPath}/redeliver`).send(range)
  expect([status, body.errors?.[0].pointer]).toEqual([422, '#/until'])
})

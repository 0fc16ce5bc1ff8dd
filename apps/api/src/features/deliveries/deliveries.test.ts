import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listening } from '../../../test/listening.ts'
import { workerDatabase } from '../../../test/own-database.ts'
import { isSignedWith, openReceiver } from '../../../test/receiver.ts'

let receiver: Awaited<ReturnType<typeof openReceiver>>
beforeAll(async () => {
  receiver = await openReceiver()
})
beforeEach(() => receiver.answerWith(204))
afterAll(() => receiver.close())

test('a delivery that is refused is tried again under the same id, a little later than planned each time, for three days', async () => {
  const { log, deliver, told, deliveries, clock, secret, read, nobody } = await listening(receiver)
  receiver.answerWith(503, 'Back in a minute')
  const began = clock.at.getTime()
  await log()
  const waits: number[] = []
  for (;;) {
    const before = clock.at.getTime()
    await deliver()
    const [delivery] = await deliveries()
    if (delivery!.nextTryAt === null) break
    expect(delivery).toMatchObject({ state: 'waiting', tries: waits.length + 1 })
    waits.push((Date.parse(delivery!.nextTryAt) - before) / 1000)
    // Not a moment early.
    clock.at = new Date(Date.parse(delivery!.nextTryAt) - 1000)
    await deliver()
    expect(told()).toHaveLength(waits.length)
    clock.at = new Date(delivery!.nextTryAt)
  }
  const planned = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]
  expect(waits).toHaveLength(planned.length)
  for (const [n, wait] of waits.entries()) {
    expect(wait).toBeGreaterThanOrEqual(planned[n]!)
    expect(wait).toBeLessThanOrEqual(planned[n]! * 1.1 + 0.001)
  }
  expect((clock.at.getTime() - began) / 86_400_000).toBeGreaterThan(3)
  expect(told()).toHaveLength(10)
  expect(new Set(told().map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect(new Set(told().map(({ text }) => text)).size).toBe(1)
  expect(told().every((each) => isSignedWith(secret, each))).toBe(true)
  const [delivery] = await deliveries()
  expect(delivery).toMatchObject({ id: told()[0]!.headers['webhook-id'], state: 'failed', tries: 10, nextTryAt: null })
  expect(delivery!.attempts).toHaveLength(10)
  expect(delivery!.attempts[0]).toMatchObject({
    at: '2026-07-14T16:20:00.000Z',
    status: 503,
    fault: 'it answered 503',
    answer: 'Back in a minute',
  })
  // Nothing got through from the first try to the last, so nobody is bothered any more.
  expect(await read()).toMatchObject({ state: 'disabled', disabledBecause: 'Nothing got through for days: it answered 503' })
  const { text: metrics } = await nobody.get('/metrics')
  expect(metrics).toMatch(/hourtab_deliveries_total\{outcome="failed"\} [1-9]/)
  expect(metrics).toMatch(/hourtab_deliveries_total\{outcome="refused"\} [1-9]/)
  expect(metrics).toMatch(/hourtab_deliveries_behind_seconds \d/)
})

test('a webhook to which something got through meanwhile stays, and one to which nothing did for five days does not', async () => {
  const { log, deliver, later, read } = await listening(receiver)
  receiver.answerWith(500)
  await log()
  await deliver()
  receiver.answerWith(204)
  later(86_400)
  await log()
  await deliver()
  expect(await read()).toMatchObject({ state: 'active' })
  receiver.answerWith(500)
  for (let hours = 0; hours < 119; hours += 7) {
    await log()
    await deliver()
    later(7 * 3600)
  }
  expect(await read()).toMatchObject({ state: 'active' })
  later(7 * 3600)
  await deliver()
  expect(await read()).toMatchObject({ state: 'disabled' })
})

test('who answers 410 is told nothing more, and what waits for it is given up and says so', async () => {
  const { log, deliver, told, read, deliveries, owner } = await listening(receiver)
  receiver.answerWith(410)
  for (let n = 0; n < 8; n++) await log()
  await deliver()
  expect(await read()).toMatchObject({ state: 'disabled', disabledBecause: 'It answered 410: nobody listens there any more' })
  const told410 = told().length
  await log()
  await deliver()
  expect(told()).toHaveLength(told410)
  const all = await deliveries()
  expect(all.map(({ state }) => state)).toEqual(all.map(() => 'failed'))
  expect(all.flatMap(({ attempts }) => attempts.at(-1).fault as string)).toContain('the webhook was disabled before it was sent')
  const { body } = await owner.get('/api/v1/audit?what=webhook')
  expect(body.items[0]).toMatchObject({ name: 'webhook.disabled', person: null, about: 'Finance' })
})

test('what is no 2xx is no success: redirects are not followed, and faults are told in words', async () => {
  const { owner, log, deliver, told, deliveries, later } = await listening(receiver)
  const faults: [string | null, number | null][] = []
  const tell = async () => {
    await log()
    await deliver()
    const { fault, status } = (await deliveries())[0]!.attempts.at(-1)
    faults.push([fault, status])
    later(1)
  }
  receiver.answerWith(302, '', { location: `${receiver.url}/elsewhere` })
  await tell()
  receiver.box.answer = (response) => response.destroy()
  await tell()
  receiver.box.answer = () => {}
  await tell()
  expect(faults).toEqual([
    ['it answered 302; redirects are not followed', 302],
    ['it broke the connection', null],
    ['it did not answer within 2 seconds', null],
  ])
  expect(receiver.at('/elsewhere')).toEqual([])
  expect(told()).toHaveLength(3)
  const dead = await owner.post('/api/v1/webhooks').send({ name: 'Dead', url: 'http://127.0.0.1:1/' })
  await log()
  await deliver()
  const { body } = await owner.get(`/api/v1/webhooks/${dead.body.webhook.id}/deliveries`)
  expect(body.items[0].attempts[0]).toMatchObject({ fault: 'it refused the connection', status: null, answer: null })
})

test('of an answer the first 1,000 characters are kept, whatever it is, and 64 KB are read', async () => {
  const { log, deliver, deliveries } = await listening(receiver)
  let written = 0
  receiver.box.answer = (response) => {
    response.writeHead(200)
    response.write(Buffer.from([0, 0xff, 0x1b, 0x41]))
    const more = () => {
      while (!response.destroyed && written < 1e8) {
        written += 65_536
        if (!response.write(Buffer.alloc(65_536, 'x'))) return void response.once('drain', more)
      }
      response.end()
    }
    more()
  }
  await log()
  await deliver()
  const [{ state, attempts }] = (await deliveries()) as [Record<string, any>]
  expect([state, attempts[0].answer]).toEqual(['delivered', `\ufffd\ufffd\ufffdA${'x'.repeat(996)}`])
  expect(written).toBeLessThan(1e7)
})

test('a test is signed and delivered like an event, tried once, and sent to a disabled webhook too', async () => {
  const { owner, deliver, told, secret, webhook, webhookPath, ines, read } = await listening(receiver)
  const sent = await owner.post(`${webhookPath}/ping`)
  expect([sent.status, sent.body.delivery]).toMatchObject([201, { name: 'webhook.ping', state: 'waiting', eventId: null, sequence: null }])
  await deliver()
  expect(told()[0]!.body).toEqual({
    type: 'webhook.ping',
    timestamp: '2026-07-14T16:20:00.000Z',
    data: { workspaceId: ines.me.workspace.id, webhookId: webhook.id },
  })
  expect(isSignedWith(secret, told()[0]!)).toBe(true)
  await owner.patch(webhookPath).send({ state: 'disabled' })
  receiver.answerWith(410)
  const refused = await owner.post(`${webhookPath}/ping`)
  await deliver()
  const { body } = await owner.get(`/api/v1/deliveries/${refused.body.delivery.id}`)
  expect(body.delivery).toMatchObject({ state: 'failed', tries: 1, nextTryAt: null })
  expect(body.payload).toEqual(told()[1]!.body)
  expect(await read()).toMatchObject({ disabledBecause: 'Turned off by hand' })
})

test('the log is read page by page and by state, and a delivery with the payload that was posted', async () => {
  const { owner, log, deliver, told, webhookPath, later } = await listening(receiver)
  for (let n = 0; n < 5; n++) {
    await log()
    await deliver()
    later(60)
  }
  receiver.answerWith(500)
  await log()
  await deliver()
  const whole = (await owner.get(`${webhookPath}/deliveries`)).body
  expect(whole.items.map(({ state }: { state: string }) => state)).toEqual(['waiting', ...Array.from({ length: 5 }, () => 'delivered')])
  const first = (await owner.get(`${webhookPath}/deliveries?limit=4`)).body
  const second = (await owner.get(`${webhookPath}/deliveries?limit=4&cursor=${first.nextCursor}`)).body
  expect([[...first.items, ...second.items], second.nextCursor]).toEqual([whole.items, null])
  expect((await owner.get(`${webhookPath}/deliveries?state=waiting`)).body.items).toEqual([whole.items[0]])
  const { body } = await owner.get(`/api/v1/deliveries/${whole.items[5].id}`)
  expect(body).toEqual({ delivery: whole.items[5], payload: told()[0]!.body })
  expect(body.delivery).toMatchObject({ eventId: told()[0]!.body.data.eventId, sequence: told()[0]!.body.data.sequence })
})

test('several processes deliver each event once', async () => {
  const { log, another, told, ines } = await listening(receiver, { events: ['entry.logged'] })
  for (let n = 0; n < 12; n++) await log()
  await Promise.all(Array.from({ length: 4 }, () => another()()))
  expect(told()).toHaveLength(12)
  expect(new Set(told().map(({ headers }) => headers['webhook-id'])).size).toBe(12)
  const { database } = await workerDatabase()
  const { rows } = await database.pool.query('select id from jobs where kind = $1 and in_workspace = $2 and due_at <= $3', [
    'webhooks',
    ines.me.workspace.id,
    '2026-07-14T16:20:00Z',
  ])
  expect(rows).toEqual([])
})

test('deliveries are kept for thirty days, and then let go by themselves', async () => {
  const { log, deliver, later, key, nobody, webhookPath } = await listening(receiver)
  const admin = await key('admin')
  const deliveries = async () => (await nobody.get(`${webhookPath}/deliveries`).set(admin)).body.items
  await log()
  await deliver()
  later(29 * 86_400)
  await deliver()
  expect(await deliveries()).toHaveLength(1)
  later(2 * 86_400)
  await deliver()
  expect(await deliveries()).toEqual([])
})

test('a secret that cannot be read any more is told as the fault, and a new one heals it', async () => {
  const { owner, log, deliver, told, deliveries, webhook, webhookPath, later } = await listening(receiver)
  const { database } = await workerDatabase()
  await database.pool.query("update webhooks set sealed_secret = 'AAAA' where id = $1", [webhook.id])
  await log()
  await deliver()
  expect((await deliveries())[0]!.attempts[0].fault).toBe('its secret cannot be read with the SESSION_SECRET of today; give it a new one')
  const { body } = await owner.post(`${webhookPath}/rotate-secret`)
  later(6)
  await deliver()
  expect(isSignedWith(body.secret, told()[0]!)).toBe(true)
})

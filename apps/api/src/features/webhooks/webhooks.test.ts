import { afterAll, beforeAll, expect, test } from 'vitest'
import { listening } from '../../../test/listening.ts'
import { workerDatabase } from '../../../test/own-database.ts'
import { isSignedWith, openReceiver } from '../../../test/receiver.ts'
import { studio } from '../../../test/studio.ts'

let receiver: Awaited<ReturnType<typeof openReceiver>>
beforeAll(async () => {
  receiver = await openReceiver()
})
afterAll(() => receiver.close())

const https = 'https://finance.haldenrail.example/hooks'

test('the secret of a webhook is shown once, and a list says what it listens to and what became of its newest delivery', async () => {
  const { owner, log, secret, webhook, webhookPath, deliver } = await listening(receiver)
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/)
  const before = await owner.get('/api/v1/webhooks')
  expect(before.body.items).toEqual([{ ...webhook, failingSince: null, lastDelivery: null }])
  await log()
  await deliver()
  const after = await owner.get('/api/v1/webhooks')
  expect(after.body.items[0].lastDelivery).toMatchObject({ state: 'delivered', createdAt: '2026-07-14T16:20:00.000Z' })
  const read = await owner.get(webhookPath)
  expect(read.body.webhook).toEqual(webhook)
  expect(before.text + after.text + read.text).not.toContain('whsec_')
})

test('a webhook listens to all that happens to the work, or to what it asked for, and to nothing that happened before', async () => {
  const all = await listening(receiver)
  const { owner, retainer, log, share } = all
  const link = await share()
  const { body } = await log({ duration: '3h', privateNote: 'Marmaduke stalls' })
  await owner.patch(`/api/v1/entries/${body.entry.id}`).set({ 'if-match': '*' }).send({ duration: '11h' })
  await owner.post('/api/v1/webhooks').send({ name: 'Narrow', url: `${receiver.url}/narrow`, events: ['entry.removed', 'link.revoked'] })
  await owner.delete(`/api/v1/entries/${body.entry.id}`)
  await owner.post('/api/v1/api-keys').send({ name: 'Nightly export' })
  await owner.delete(`/api/v1/share-links/${link.id}`)
  await all.deliver()
  expect(all.names().toSorted()).toEqual(
    ['link.created', 'entry.logged', 'entry.changed', 'balance.threshold', 'entry.removed', 'link.revoked'].toSorted(),
  )
  expect(
    receiver
      .at('/narrow')
      .map(({ body }) => body.type)
      .toSorted(),
  ).toEqual(['entry.removed', 'link.revoked'])
  const logged = all.told().find(({ body }) => body.type === 'entry.logged')!
  expect(logged.body).toEqual({
    type: 'entry.logged',
    timestamp: '2026-07-14T16:20:00.000Z',
    data: {
      entryId: body.entry.id,
      workedOn: '2026-07-06',
      seconds: 10_800,
      eventId: expect.any(String),
      sequence: expect.any(Number),
      workspaceId: all.ines.me.workspace.id,
      retainerId: retainer.id,
    },
  })
  expect(
    all
      .told()
      .map(({ text }) => text)
      .join(),
  ).not.toMatch(new RegExp(`Marmaduke|${link.token}|whsec_`))
})

test('each delivery is signed as Standard Webhooks has it, and with two secrets for a day after a new one', async () => {
  const { owner, log, deliver, told, secret, webhookPath, later } = await listening(receiver)
  await log()
  await deliver()
  expect(isSignedWith(secret, told()[0]!)).toBe(true)
  expect(isSignedWith('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', told()[0]!)).toBe(false)
  const rotated = await owner.post(`${webhookPath}/rotate-secret`)
  expect(rotated.body.webhook.oldSecretUntil).toBe('2026-07-15T16:20:00.000Z')
  expect(rotated.body.secret).not.toBe(secret)
  await log()
  later(86_399)
  await deliver()
  expect(String(told()[1]!.headers['webhook-signature']).split(' ')).toHaveLength(2)
  expect([secret, rotated.body.secret].map((each) => isSignedWith(each, told()[1]!))).toEqual([true, true])
  later(2)
  await log()
  await deliver()
  expect([secret, rotated.body.secret].map((each) => isSignedWith(each, told()[2]!))).toEqual([false, true])
})

test('what is disabled is told nothing, and enabled again what happens from then on', async () => {
  const { owner, log, deliver, names, read, webhookPath } = await listening(receiver)
  await log()
  expect((await owner.patch(webhookPath).send({ state: 'disabled' })).body.webhook).toMatchObject({
    state: 'disabled',
    disabledBecause: 'Turned off by hand',
    disabledAt: '2026-07-14T16:20:00.000Z',
  })
  await log()
  await deliver()
  expect(names()).toEqual([])
  await owner.patch(webhookPath).send({ state: 'active' })
  expect(await read()).toMatchObject({ state: 'active', disabledBecause: null, disabledAt: null })
  await log()
  await deliver()
  expect(names()).toEqual(['entry.logged'])
})

test('what a transaction writes that began before anybody listened is found, though it left no word of it', async () => {
  const { log, deliver, names, later, ines } = await listening(receiver)
  await log()
  await deliver()
  const { database } = await workerDatabase()
  for (const [wait, name] of [
    [5, 'client.added'],
    [55, 'client.changed'],
    [540, 'client.removed'],
  ] as const) {
    await database.pool.query(
      "insert into events (workspace_id, id, name, subject, at) values ($1, gen_random_uuid(), $2, '{}', '2026-07-14T16:20:00Z')",
      [ines.me.workspace.id, name],
    )
    await deliver()
    expect(names()).not.toContain(name)
    later(wait)
    await deliver()
    expect(names()).toContain(name)
  }
})

test('a change that was made on an older state is refused, and so is one of another workspace', async () => {
  const { owner, webhookPath, stranger, webhook } = await listening(receiver)
  const { etag } = (await owner.get(webhookPath)).headers
  expect((await owner.patch(webhookPath).set('if-match', etag!).send({ name: 'Ledger' })).status).toBe(200)
  const stale = await owner.patch(webhookPath).set('if-match', etag!).send({ name: 'Books' })
  expect([stale.status, stale.body.type]).toEqual([412, '/problems/stale'])
  expect((await owner.delete(webhookPath).set('if-match', etag!)).status).toBe(412)
  const otto = await stranger()
  for (const answer of [
    await otto.agent.get(webhookPath),
    await otto.agent.patch(webhookPath).send({ name: 'Mine' }),
    await otto.agent.post(`${webhookPath}/ping`),
    await otto.agent.post(`${webhookPath}/rotate-secret`),
    await otto.agent.get(`${webhookPath}/deliveries`),
    await otto.agent.delete(webhookPath),
  ])
    expect([answer.status, answer.body.type]).toEqual([404, '/problems/not-found'])
  expect((await otto.agent.get('/api/v1/webhooks')).body.items).toEqual([])
  expect((await owner.get(webhookPath)).body.webhook).toMatchObject({ id: webhook.id, name: 'Ledger' })
  expect((await owner.delete(webhookPath)).status).toBe(204)
  expect((await owner.get(webhookPath)).status).toBe(404)
})

test('a workspace has at most twenty, also when several are made at once', async () => {
  const { owner } = await studio()
  const make = () => owner.post('/api/v1/webhooks').send({ name: 'W', url: https })
  const answers = await Promise.all(Array.from({ length: 23 }, make))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(20)
  const refused = answers.filter(({ status }) => status !== 201)
  expect(refused.map(({ status, body }) => [status, body.type])).toEqual(refused.map(() => [409, '/problems/too-many-webhooks']))
})

test('the audit says what became of a webhook, and keeps the path of its URL to itself', async () => {
  const { owner, webhookPath } = await listening(receiver)
  await owner.patch(webhookPath).send({ url: `${receiver.url}/marmaduke`, events: ['cycle.closed'] })
  await owner.patch(webhookPath).send({ url: https })
  const { body, text } = await owner.get('/api/v1/audit?what=webhook')
  const host = new URL(receiver.url).host
  expect(body.items.map(({ changes }: { changes: unknown }) => changes)).toEqual([
    [{ field: 'address', before: host, after: 'finance.haldenrail.example' }],
    [
      { field: 'address', before: host, after: `${host}, another path` },
      { field: 'events', before: [], after: ['cycle.closed'] },
    ],
    [
      { field: 'address', before: null, after: host },
      { field: 'events', before: null, after: [] },
      { field: 'state', before: null, after: 'active' },
    ],
  ])
  expect(text).not.toMatch(/marmaduke|hooks/)
})

test('fields that are wrong are named', async () => {
  const { owner } = await studio()
  const { status, body } = await owner.post('/api/v1/webhooks').send({ name: '', url: 'finance', events: ['entry.logged', 'key.created'] })
  expect([status, new Set(body.errors.map(({ pointer }: { pointer: string }) => pointer))]).toEqual([
    422,
    new Set(['#/name', '#/url', '#/events/1']),
  ])
  const ftp = await owner.post('/api/v1/webhooks').send({ name: 'F', url: 'ftp://finance.haldenrail.example' })
  expect([ftp.status, ftp.body.errors]).toEqual([422, [{ pointer: '#/url', detail: 'Begins with https://' }]])
})

import { expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'

const hour = 3600

test('of many calls at once each is answered for itself, and what is wrong with one is told to that one alone', async () => {
  const { log, owner, retainer } = await studio()
  const elsewhere = (body: object) => owner.post('/api/v1/retainers/00000000-0000-7000-8000-000000000000/entries').send(body)
  const answers = await Promise.all([
    ...Array.from({ length: 12 }, () => log({ duration: '30m' })),
    log({ workedOn: '2026-06-30' }),
    log({ workedOn: '2030-01-01' }),
    log({ duration: 'soon' }),
    elsewhere({ workedOn: '2026-07-06', duration: '1h', description: 'Discovery' }),
  ])
  expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 12 }, () => 201), 422, 422, 422, 404])
  const used = answers.slice(0, 12).map(({ body }) => body.balance.usedSeconds as number)
  expect(used.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, n) => ((n + 1) * hour) / 2))
  const { body } = await owner.get(`/api/v1/retainers/${retainer.id}/balance`)
  expect([body.balance.usedSeconds, body.balance.entryCount]).toEqual([6 * hour, 12])
  const { body: events } = await owner.get('/api/v1/events?limit=100')
  expect(events.items.filter(({ name }: { name: string }) => name === 'entry.logged')).toHaveLength(12)
})

test('writers of several retainers at once, who also change and remove, leave exact totals and every answer true', async () => {
  const { owner, retainer, key } = await studio()
  const second = await owner
    .post('/api/v1/retainers')
    .send({ clientName: 'Halden Rail', name: 'Hypercare', capHours: 10, startsOn: '2026-07-01', resetDay: 1 })
  const ids = [retainer.id, second.body.retainer.id as string]
  const write = await key('write')
  const post = (id: string, n: number) =>
    owner
      .post(`/api/v1/retainers/${id}/entries`)
      .set(n % 2 ? write : {})
      .send({ workedOn: '2026-07-06', seconds: 60 * (n + 1), description: `Call ${n}` })
  const logged = await Promise.all(Array.from({ length: 30 }, (_, n) => post(ids[n % 2]!, n)))
  expect(logged.every(({ status }) => status === 201)).toBe(true)
  const changes = logged
    .slice(0, 10)
    .map(({ body }) => owner.patch(`/api/v1/entries/${body.entry.id}`).set('if-match', '*').send({ seconds: 1 }))
  const removals = logged.slice(10, 14).map(({ body }) => owner.delete(`/api/v1/entries/${body.entry.id}`))
  const more = Array.from({ length: 10 }, (_, n) => post(ids[n % 2]!, n))
  const further = await Promise.all([...changes, ...removals, ...more])
  expect(further.map(({ status }) => status)).toEqual([...changes.map(() => 200), ...removals.map(() => 200), ...more.map(() => 201)])
  for (const id of ids) {
    const { body: log } = await owner.get(`/api/v1/retainers/${id}/entries?limit=100`)
    const { body } = await owner.get(`/api/v1/retainers/${id}/balance`)
    const sum = log.items.reduce((total: number, { seconds }: { seconds: number }) => total + seconds, 0)
    expect([body.balance.usedSeconds, body.balance.entryCount]).toEqual([sum, log.items.length])
    const last = await post(id, 0)
    expect(last.body.balance.usedSeconds).toBe(sum + 60)
  }
})

test('terms that change between two calls count in the second', async () => {
  const { log, owner, retainer } = await studio()
  expect((await log()).body.balance.capSeconds).toBe(20 * hour)
  expect((await owner.post(`/api/v1/retainers/${retainer.id}/terms`).send({ from: '2026-07-01', capSeconds: 30 * hour })).status).toBe(201)
  expect((await log()).body.balance.capSeconds).toBe(30 * hour)
})

test('a key that has logged and is revoked since logs nothing more', async () => {
  const { nobody, key, owner, retainer } = await studio()
  const write = await key('write')
  const post = () =>
    nobody
      .post(`/api/v1/retainers/${retainer.id}/entries`)
      .set(write)
      .send({ workedOn: '2026-07-06', duration: '1h', description: 'Risk: review' })
  expect([(await post()).status, (await post()).body.balance.usedSeconds]).toEqual([201, 2 * hour])
  const { body: keys } = await owner.get('/api/v1/api-keys')
  await owner.delete(`/api/v1/api-keys/${keys.items[0].id}`)
  expect((await post()).status).toBe(401)
  expect((await owner.get(`/api/v1/retainers/${retainer.id}/balance`)).body.balance.entryCount).toBe(2)
})

test('a log that others wrote to in between is read again before anything is said of it', async () => {
  const { log, owner, retainer, nobody, key } = await studio()
  const write = await key('write')
  const byKey = (duration: string) =>
    nobody.post(`/api/v1/retainers/${retainer.id}/entries`).set(write).send({ workedOn: '2026-07-06', duration, description: 'Risk' })
  const { body: first } = await log({ duration: '1h' })
  expect((await byKey('2h')).body.balance.usedSeconds).toBe(3 * hour)
  await owner.patch(`/api/v1/entries/${first.entry.id}`).set('if-match', '*').send({ duration: '5h' })
  expect((await byKey('1h')).body.balance.usedSeconds).toBe(8 * hour)
  await owner.delete(`/api/v1/entries/${first.entry.id}`)
  expect((await log({ duration: '30m' })).body.balance).toMatchObject({ usedSeconds: 3.5 * hour, entryCount: 3 })
})

test('a stranger’s calls learn nothing of a retainer, even where its owner has just written', async () => {
  const { log, retainer, stranger } = await studio()
  await log()
  const { agent } = await stranger()
  const made = await agent
    .post('/api/v1/retainers')
    .send({ clientName: 'Orla Health', name: 'Own', capHours: 10, startsOn: '2026-01-01', resetDay: 1 })
  const post = (id: string, workedOn: string) =>
    agent.post(`/api/v1/retainers/${id}/entries`).send({ workedOn, duration: '1h', description: 'Risk: review' })
  const own = made.body.retainer.id as string
  await post(own, '2026-07-06')
  const answers = await Promise.all([post(own, '2026-07-06'), post(retainer.id, '2026-06-01'), post(retainer.id, '2026-07-06')])
  expect(answers.map(({ status }) => status)).toEqual([201, 404, 404])
})

test('a key that is revoked logs nothing, however many calls come with it', async () => {
  const { nobody, key, owner, retainer } = await studio()
  const write = await key('write')
  const { body: keys } = await owner.get('/api/v1/api-keys')
  await owner.delete(`/api/v1/api-keys/${keys.items[0].id}`)
  const post = () =>
    nobody
      .post(`/api/v1/retainers/${retainer.id}/entries`)
      .set(write)
      .send({ workedOn: '2026-07-06', duration: '1h', description: 'Risk: review' })
  const answers = await Promise.all(Array.from({ length: 5 }, post))
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401])
  const read = await key('read')
  const refused = await nobody
    .post(`/api/v1/retainers/${retainer.id}/entries`)
    .set(read)
    .send({ workedOn: '2026-07-06', duration: '1h', description: 'Risk: review' })
  expect(refused.status).toBe(403)
  expect((await owner.get(`/api/v1/retainers/${retainer.id}/balance`)).body.balance.entryCount).toBe(0)
})

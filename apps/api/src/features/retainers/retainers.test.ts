import { expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'

const any = { 'if-match': '*' }

test('a retainer needs a client, a name, a cap and a first day; the rest has its usual value', async () => {
  const { owner } = await studio()
  const { status, body } = await owner
    .post('/api/v1/retainers')
    .send({ clientName: 'Kestrel Foods', name: 'Rollout', capHours: 7.5, startsOn: '2026-01-31' })
  expect(status).toBe(201)
  expect(body.retainer).toMatchObject({
    client: { name: 'Kestrel Foods' },
    resetDay: 31,
    cadence: 'monthly',
    firstCycle: 'full',
    timeZone: 'UTC',
    counts: 'all',
    hourlyRate: null,
    terms: { from: '2026-01-31', capSeconds: 27_000, surplus: { kind: 'none' }, deficit: false },
  })
  expect(body.balance.sentence).toBe('0 of 7.5 hours used · 7.5 hours remain · resets Jul 31')
})

test('everything that was given is kept, the rate to the cent', async () => {
  const { owner, retainer } = await studio()
  const given = {
    name: 'Rollout',
    startsOn: '2026-07-10',
    resetDay: 5,
    cadence: 'quarterly',
    firstCycle: 'prorated',
    timeZone: 'Europe/Berlin',
    counts: 'billable',
    hourlyRate: 140.35,
  }
  const terms = { surplus: { kind: 'upTo', maxSeconds: 18_000, expiresAfter: 2 }, deficit: true, capSeconds: 108_000 }
  const { body } = await owner.post('/api/v1/retainers').send({ ...given, ...terms, clientId: retainer.client.id })
  const read = await owner.get(`/api/v1/retainers/${body.retainer.id}`)
  expect(read.body.retainer).toEqual(body.retainer)
  expect(read.body.retainer).toMatchObject({ ...given, client: retainer.client, terms: { from: '2026-07-10', ...terms } })
})

test('a second retainer of a named client joins the first, and both are listed with their balance, newest first', async () => {
  const { owner, retainer, log } = await studio()
  await log({ duration: '12h' })
  await owner.post('/api/v1/retainers').send({ clientName: 'Halden Rail', name: 'Cutover', capHours: 16, startsOn: '2026-07-01' })
  await owner.post('/api/v1/retainers').send({ clientName: 'Kestrel Foods', name: 'Rollout', capHours: 24, startsOn: '2026-07-01' })
  const { body } = await owner.get('/api/v1/retainers')
  expect(body.items.map(({ name }: { name: string }) => name)).toEqual(['Rollout', 'Cutover', 'PMO retainer'])
  expect(body.items[2].balance.sentence).toBe('12 of 20 hours used · 8 hours remain · resets Aug 1')
  const his = await owner.get(`/api/v1/retainers?clientId=${retainer.client.id}&limit=1`)
  const rest = await owner.get(`/api/v1/retainers?clientId=${retainer.client.id}&limit=1&cursor=${his.body.nextCursor}`)
  expect([his.body.items[0].name, rest.body.items[0].name, rest.body.nextCursor]).toEqual(['Cutover', 'PMO retainer', null])
})

test('what cannot be is refused, and every field at fault is named', async () => {
  const { owner } = await studio()
  const refused = await owner.post('/api/v1/retainers').send({
    clientName: 'Kestrel Foods',
    clientId: '0197f3f0-0000-7000-8000-000000000000',
    name: ' ',
    startsOn: '2026-02-30',
    capHours: 0,
    resetDay: 32,
    timeZone: 'Mars',
  })
  expect(refused.status).toBe(422)
  const pointers = refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)
  expect(pointers).toEqual(expect.arrayContaining(['#/name', '#/startsOn', '#/capHours', '#/resetDay', '#/timeZone']))
  const good = { name: 'Rollout', startsOn: '2026-07-01', capHours: 1 }
  const both = await owner.post('/api/v1/retainers').send({ ...good, clientName: 'Kestrel', capSeconds: 3600 })
  expect(both.body.errors).toEqual([{ pointer: '#/capHours', detail: 'Give capHours or capSeconds' }])
  const elsewhere = await owner.post('/api/v1/retainers').send({ ...good, clientId: '0197f3f0-0000-7000-8000-000000000000' })
  expect([elsewhere.status, elsewhere.body.title]).toEqual([404, 'There is no such client'])
})

test('a retainer begins at most fifty years ago and five years ahead', async () => {
  const { owner, retainer } = await studio()
  const begin = (startsOn: string) => owner.post('/api/v1/retainers').send({ clientName: 'Kestrel', name: 'R', capHours: 1, startsOn })
  expect((await begin('1976-07-14')).status).toBe(201)
  expect((await begin('2031-07-14')).status).toBe(201)
  expect((await begin('1976-07-13')).body.errors).toEqual([{ pointer: '#/startsOn', detail: 'Choose 1976-07-14 or a later day' }])
  expect((await begin('2031-07-15')).body.errors).toEqual([{ pointer: '#/startsOn', detail: 'Choose 2031-07-14 or an earlier day' }])
  const moved = await owner.patch(`/api/v1/retainers/${retainer.id}`).set(any).send({ startsOn: '1900-01-01' })
  expect([moved.status, moved.body.errors[0].pointer]).toEqual([422, '#/startsOn'])
})

test('a change needs the version that was read; one that was overtaken is refused', async () => {
  const { owner, retainer } = await studio()
  const path = `/api/v1/retainers/${retainer.id}`
  const { etag } = (await owner.get(path)).headers as { etag: string }
  expect((await owner.patch(path).send({ name: 'PMO' })).status).toBe(428)
  const answers = await Promise.all(['PMO', 'Programme'].map((name) => owner.patch(path).set('if-match', etag).send({ name })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
})

test('a new reset day puts every entry into its cycle anew, and changing it back puts all of them back', async () => {
  const { owner, retainer, log } = await studio({ today: '2026-08-20', retainer: { startsOn: '2026-06-01' } })
  await log({ workedOn: '2026-07-10', duration: '6h' })
  await log({ workedOn: '2026-07-20', duration: '9h' })
  const path = `/api/v1/retainers/${retainer.id}`
  const used = async () => {
    const { body } = await owner.get(`${path}/cycles`)
    return body.items.map((line: { cycle: { startsOn: string }; usedSeconds: number }) => [line.cycle.startsOn, line.usedSeconds / 3600])
  }
  const before = [
    ['2026-08-01', 0],
    ['2026-07-01', 15],
    ['2026-06-01', 0],
  ]
  expect(await used()).toEqual(before)
  await owner.patch(path).set(any).send({ resetDay: 15 })
  expect(await used()).toEqual([
    ['2026-08-15', 0],
    ['2026-07-15', 9],
    ['2026-06-15', 6],
    ['2026-06-01', 0],
  ])
  await owner.patch(path).set(any).send({ cadence: 'quarterly' })
  expect(await used()).toEqual([
    ['2026-06-15', 15],
    ['2026-06-01', 0],
  ])
  await owner.patch(path).set(any).send({ cadence: 'monthly', resetDay: 1 })
  expect(await used()).toEqual(before)
})

test('counting billable hours only leaves the others in the log, without effect', async () => {
  const { owner, retainer, log } = await studio()
  await log({ duration: '3h' })
  await log({ duration: '2h', billable: false })
  const path = `/api/v1/retainers/${retainer.id}`
  await owner.patch(path).set(any).send({ counts: 'billable' })
  const { body } = await owner.get(`${path}/balance`)
  expect([body.balance.usedSeconds, body.balance.entryCount]).toEqual([3 * 3600, 2])
  await owner.patch(path).set(any).send({ counts: 'all' })
  expect((await owner.get(`${path}/balance`)).body.balance.usedSeconds).toBe(5 * 3600)
})

test('a retainer cannot begin after work that is logged', async () => {
  const { owner, retainer, log } = await studio()
  await log({ workedOn: '2026-07-06' })
  const move = (startsOn: string) => owner.patch(`/api/v1/retainers/${retainer.id}`).set(any).send({ startsOn })
  const refused = await move('2026-07-07')
  expect([refused.status, refused.body.errors]).toEqual([
    422,
    [{ pointer: '#/startsOn', detail: 'Work is logged from 2026-07-06 on; begin on that day or before' }],
  ])
  expect((await move('2026-07-06')).status).toBe(200)
  expect((await owner.get(`/api/v1/retainers/${retainer.id}/balance`)).body.balance.cycle.startsOn).toBe('2026-07-06')
})

test('removing a retainer takes everything of it along, and its links open nothing any more', async () => {
  const { owner, retainer, log, share, nobody } = await studio()
  const { body } = await log()
  const { token } = await share()
  expect((await owner.delete(`/api/v1/retainers/${retainer.id}`)).status).toBe(204)
  const paths = ['', '/balance', '/entries', '/terms', '/share-links', '/imports'].map((rest) => `/api/v1/retainers/${retainer.id}${rest}`)
  for (const path of [...paths, `/api/v1/entries/${body.entry.id}`]) expect([path, (await owner.get(path)).status]).toEqual([path, 404])
  expect((await nobody.get(`/api/v1/public/balances/${token}`)).status).toBe(404)
  expect((await nobody.get(`/r/${token}`)).status).toBe(404)
  const events = await owner.get('/api/v1/events')
  expect(events.body.items[0]).toMatchObject({ name: 'retainer.removed', retainerId: retainer.id })
})

test('who read a retainer before it changed does not remove it by mistake', async () => {
  const { owner, retainer } = await studio()
  const path = `/api/v1/retainers/${retainer.id}`
  const { etag } = (await owner.get(path)).headers as { etag: string }
  await owner.patch(path).set(any).send({ name: 'PMO' })
  expect((await owner.delete(path).set('if-match', etag)).status).toBe(412)
  expect((await owner.get(path)).status).toBe(200)
})

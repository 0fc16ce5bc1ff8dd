import { expect, test } from 'vitest'
import { serveApp } from '../../../test/serve-app.ts'
import { studio } from '../../../test/studio.ts'
import { workerDatabase } from '../../../test/own-database.ts'
import { signIn, ask } from '../../../test/ask.ts'

type Cast = Awaited<ReturnType<typeof studio>>
type Alert = { percent: number; cycle: { startsOn: string }; usedSeconds: number; availableSeconds: number; mails: unknown[] }

const hour = 3600
const any = { 'if-match': '*' }

const alertsOf = async ({ owner, retainer }: Cast): Promise<Alert[]> =>
  (await owner.get(`/api/v1/retainers/${retainer.id}/alerts`)).body.items
const percentsOf = async (cast: Cast) => (await alertsOf(cast)).map(({ percent }) => percent).toReversed()
const thresholdsOf = async ({ owner }: Cast) =>
  (await owner.get('/api/v1/events?limit=200')).body.items.filter(({ name }: { name: string }) => name === 'balance.threshold')
const importHours = async ({ owner, retainer }: Cast, ...rows: [day: string, hours: number][]) => {
  const csv = `Date,Description,Hours\n${rows.map(([day, hours], n) => `${day},Work ${n},${hours}\n`).join('')}`
  const draft = await owner.post(`/api/v1/retainers/${retainer.id}/imports`).set('content-type', 'text/csv').send(csv)
  const published = await owner.post(`/api/v1/imports/${draft.body.import.id}/publish`)
  expect(published.status, published.text).toBe(200)
  return draft.body.import.id as string
}

test('each share is passed once, by whatever entry meets it, and told as an event with its figures', async () => {
  const cast = await studio()
  await cast.log({ seconds: 9 * hour })
  expect(await alertsOf(cast)).toEqual([])
  await cast.log({ seconds: hour })
  await cast.log({ seconds: hour })
  const [alert, ...others] = await alertsOf(cast)
  expect(others).toEqual([])
  expect(alert).toMatchObject({
    percent: 50,
    cycle: { startsOn: '2026-07-01', endsOn: '2026-07-31' },
    usedSeconds: 10 * hour,
    availableSeconds: 20 * hour,
    at: '2026-07-14T16:20:00.000Z',
    mails: [],
  })
  const [event, ...more] = await thresholdsOf(cast)
  expect(more).toEqual([])
  expect(event.subject).toEqual({ cycleStartsOn: '2026-07-01', percent: 50, usedSeconds: 10 * hour, availableSeconds: 20 * hour })
  const { body: audit } = await cast.owner.get('/api/v1/audit?what=balance')
  expect(audit.items).toMatchObject([
    { name: 'balance.threshold', person: null, about: '50 % · 10 of 20 hours used · 10 hours remain · resets Aug 1' },
  ])
})

test('one entry that jumps past several passes each of them', async () => {
  const cast = await studio()
  await cast.log({ seconds: 21 * hour })
  expect(await percentsOf(cast)).toEqual([50, 80, 100])
  expect((await thresholdsOf(cast)).map(({ subject }: { subject: { percent: number } }) => subject.percent)).toEqual([100, 80, 50])
})

test('going down and up again in a cycle passes nothing again, and the next cycle begins anew', async () => {
  const cast = await studio()
  const { body } = await cast.log({ seconds: 17 * hour })
  const path = `/api/v1/entries/${body.entry.id}`
  await cast.owner.patch(path).set(any).send({ seconds: hour })
  await cast.owner
    .patch(path)
    .set(any)
    .send({ seconds: 18 * hour })
  await cast.owner.delete(path)
  expect((await cast.owner.post(`${path}/restore`)).status).toBe(200)
  expect(await percentsOf(cast)).toEqual([50, 80])
  expect(await thresholdsOf(cast)).toHaveLength(2)
  cast.clock.at = new Date('2026-08-03T09:00:00Z')
  await cast.log({ workedOn: '2026-08-03', seconds: 11 * hour })
  expect((await alertsOf(cast)).map(({ percent, cycle }) => [percent, cycle.startsOn])).toEqual([
    [50, '2026-08-01'],
    [80, '2026-07-01'],
    [50, '2026-07-01'],
  ])
})

test('an import that jumps past several passes each, in the cycle of today and the one before it, and is silent about older ones', async () => {
  const cast = await studio({ today: '2026-08-10', retainer: { startsOn: '2026-05-01' } })
  const id = await importHours(cast, ['2026-05-04', 30], ['2026-06-08', 30], ['2026-07-06', 17], ['2026-08-03', 20])
  expect((await alertsOf(cast)).map(({ percent, cycle }) => `${cycle.startsOn} ${percent}`).toSorted()).toEqual([
    '2026-07-01 50',
    '2026-07-01 80',
    '2026-08-01 100',
    '2026-08-01 50',
    '2026-08-01 80',
  ])
  await cast.owner.post(`/api/v1/imports/${id}/undo`)
  await importHours(cast, ['2026-08-03', 20])
  expect(await alertsOf(cast)).toHaveLength(5)
})

test('an undo that brings hours back passes what lies between', async () => {
  const cast = await studio()
  const first = await importHours(cast, ['2026-07-06', 9])
  await cast.owner.post(`/api/v1/imports/${first}/undo`)
  expect(await percentsOf(cast)).toEqual([])
  await cast.log({ seconds: 9 * hour })
  await importHours(cast, ['2026-07-07', 2])
  expect(await percentsOf(cast)).toEqual([50])
})

test('a lower cap passes shares as work does, and so does a change of what counts', async () => {
  const cast = await studio({ retainer: { counts: 'billable', alertsAt: [50] } })
  await cast.log({ seconds: 4 * hour })
  await cast.log({ seconds: 4 * hour, billable: false })
  await cast.owner.post(`/api/v1/retainers/${cast.retainer.id}/terms`).send({ from: '2026-07-01', capSeconds: 10 * hour })
  expect(await percentsOf(cast)).toEqual([])
  await cast.owner.patch(`/api/v1/retainers/${cast.retainer.id}`).set(any).send({ counts: 'all' })
  expect(await alertsOf(cast)).toMatchObject([{ percent: 50, usedSeconds: 8 * hour, availableSeconds: 10 * hour }])
  const other = await studio({ retainer: { alertsAt: [50] } })
  await other.log({ seconds: 8 * hour })
  await other.owner.post(`/api/v1/retainers/${other.retainer.id}/terms`).send({ from: '2026-07-01', capSeconds: 10 * hour })
  expect(await percentsOf(other)).toEqual([50])
})

test('shares are of what is available: what is carried counts, and work of the cycle before can pass one in this', async () => {
  const cast = await studio({
    today: '2026-08-10',
    retainer: { surplus: { kind: 'all', expiresAfter: null }, deficit: true, alertsAt: [50] },
  })
  await cast.log({ workedOn: '2026-08-03', seconds: 18 * hour })
  expect(await percentsOf(cast)).toEqual([])
  await cast.log({ workedOn: '2026-07-06', seconds: 6 * hour })
  expect(await alertsOf(cast)).toMatchObject([
    { percent: 50, cycle: { startsOn: '2026-08-01' }, usedSeconds: 18 * hour, availableSeconds: 34 * hour },
  ])
})

test('twenty who pass a share at once pass it once, through two processes', async () => {
  const cast = await studio({ retainer: { capHours: 10 } })
  const { database } = await workerDatabase()
  const other = await serveApp(database, cast.clock)
  const { cookie } = await signIn(other.origin, cast.ines)
  const body = { workedOn: '2026-07-06', seconds: hour, description: 'At once' }
  const path = `/api/v1/retainers/${cast.retainer.id}/entries`
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      n % 2 ? cast.log({ seconds: hour }) : ask(other.origin, 'POST', path, { body, headers: { cookie, origin: other.origin } }),
    ),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 201))
  expect((await percentsOf(cast)).toSorted((one, two) => one - two)).toEqual([50, 80, 100])
  expect(await thresholdsOf(cast)).toHaveLength(3)
  await other.close()
})

test('what was refused leaves no alert, and an idempotent repeat no second one', async () => {
  const cast = await studio()
  await cast.log({ seconds: 21 * hour, workedOn: '2026-06-30' })
  expect(await alertsOf(cast)).toEqual([])
  const once = () => cast.log({ seconds: 11 * hour }).set('idempotency-key', 'alert-once')
  expect([(await once()).status, (await once()).status]).toEqual([201, 201])
  expect(await percentsOf(cast)).toEqual([50])
})

test('the shares are chosen for each retainer, in order, or none', async () => {
  const cast = await studio({ retainer: { alertsAt: [120, 25] } })
  const path = `/api/v1/retainers/${cast.retainer.id}`
  expect((await cast.owner.get(path)).body.retainer.alertsAt).toEqual([25, 120])
  const changed = await cast.owner.patch(path).set(any).send({ alertsAt: [] })
  expect([changed.status, changed.body.retainer.alertsAt]).toEqual([200, []])
  await cast.log({ seconds: 30 * hour })
  expect(await alertsOf(cast)).toEqual([])
  for (const wrong of [[0], [201], [50.5], [50, 50], [1, 2, 3, 4, 5, 6, 7], ['50'], null]) {
    const { status, body } = await cast.owner.patch(path).set(any).send({ alertsAt: wrong })
    expect([status, body.errors?.[0]?.pointer.startsWith('#/alertsAt')]).toEqual([422, true])
  }
  const fresh = await cast.owner
    .post('/api/v1/retainers')
    .send({ clientName: 'Halden Rail', name: 'Hypercare', capHours: 5, startsOn: '2026-07-01' })
  expect(fresh.body.retainer.alertsAt).toEqual([50, 80, 100])
})

test('a share that is set when it is behind already alerts in the next cycle', async () => {
  const cast = await studio({ retainer: { alertsAt: [] } })
  await cast.log({ seconds: 15 * hour })
  await cast.owner
    .patch(`/api/v1/retainers/${cast.retainer.id}`)
    .set(any)
    .send({ alertsAt: [50] })
  await cast.log({ seconds: hour })
  expect(await alertsOf(cast)).toEqual([])
})

test('the list of retainers and the balance say what was passed in the cycle they show', async () => {
  const cast = await studio()
  await cast.log({ seconds: 17 * hour })
  const passed = [50, 80].map((percent) => ({ percent, at: '2026-07-14T16:20:00.000Z' }))
  const balance = `/api/v1/retainers/${cast.retainer.id}/balance`
  expect((await cast.owner.get('/api/v1/retainers')).body.items[0].alerts).toEqual(passed)
  expect((await cast.owner.get(balance)).body.alerts).toEqual(passed)
  expect((await cast.owner.get(`${balance}?on=2026-08-01`)).body.alerts).toEqual([])
})

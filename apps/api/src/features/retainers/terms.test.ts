import { expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'

const any = { 'if-match': '*' }
const none = { surplus: { kind: 'none' }, deficit: false }
type Studio = Awaited<ReturnType<typeof studio>>

const setCap = ({ owner, retainer }: Studio, from: string, hours: number) =>
  owner.post(`/api/v1/retainers/${retainer.id}/terms`).send({ from, capSeconds: hours * 3600 })
const termsOf = async ({ owner, retainer }: Studio) => {
  const { body } = await owner.get(`/api/v1/retainers/${retainer.id}/terms`)
  return body.items.map(({ from, capSeconds }: { from: string; capSeconds: number }) => [from, capSeconds / 3600])
}
const capsOf = async ({ owner, retainer }: Studio) => {
  const { body } = await owner.get(`/api/v1/retainers/${retainer.id}/cycles`)
  return body.items
    .map(({ cycle, capSeconds }: { cycle: { startsOn: string }; capSeconds: number }) => [cycle.startsOn, capSeconds / 3600])
    .reverse()
}
const move = ({ owner, retainer }: Studio, change: object) => owner.patch(`/api/v1/retainers/${retainer.id}`).set(any).send(change)

test('a cap that is raised in August does not rewrite July', async () => {
  const cast = await studio({ today: '2026-08-14' })
  const { status, body } = await setCap(cast, '2026-08-01', 30)
  expect([status, body.terms]).toEqual([201, { from: '2026-08-01', capSeconds: 108_000, ...none }])
  expect(body.balance.sentence).toBe('0 of 30 hours used · 30 hours remain · resets Sep 1')
  expect(await capsOf(cast)).toEqual([
    ['2026-07-01', 20],
    ['2026-08-01', 30],
  ])
})

test('terms set again for the same cycle replace the ones before', async () => {
  const cast = await studio({ today: '2026-08-14' })
  await setCap(cast, '2026-08-01', 30)
  await setCap(cast, '2026-08-01', 25)
  await setCap(cast, '2026-07-01', 18)
  expect(await termsOf(cast)).toEqual([
    ['2026-07-01', 18],
    ['2026-08-01', 25],
  ])
})

test('terms agreed for a coming cycle do not show in the present one', async () => {
  const cast = await studio()
  await setCap(cast, '2026-09-01', 40)
  const { body } = await cast.owner.get(`/api/v1/retainers/${cast.retainer.id}`)
  expect(body.retainer.terms.capSeconds).toBe(72_000)
  const ahead = await cast.owner.get(`/api/v1/retainers/${cast.retainer.id}/balance?on=2026-09-10`)
  expect(ahead.body.balance.capSeconds).toBe(144_000)
})

test('terms begin with a cycle, not before the retainer and not more than five years ahead', async () => {
  const cast = await studio()
  const refusals = await Promise.all(['2026-08-02', '2026-06-01', '2031-08-01'].map((from) => setCap(cast, from, 30)))
  expect(refusals.map(({ status, body }) => [status, body.errors[0].pointer, body.errors[0].detail])).toEqual([
    [422, '#/from', 'The cycle that holds this day begins on 2026-08-01.'],
    [422, '#/from', 'The retainer begins on 2026-07-01'],
    [422, '#/from', 'Choose 2031-07-14 or an earlier day'],
  ])
  expect(await termsOf(cast)).toEqual([['2026-07-01', 20]])
})

test('where a new reset day leaves terms inside a cycle they hold from the next one on', async () => {
  const cast = await studio({ today: '2026-09-20' })
  await setCap(cast, '2026-08-01', 30)
  await move(cast, { resetDay: 15 })
  expect(await capsOf(cast)).toEqual([
    ['2026-07-01', 20],
    ['2026-07-15', 20],
    ['2026-08-15', 30],
    ['2026-09-15', 30],
  ])
  await move(cast, { resetDay: 1 })
  expect(await capsOf(cast)).toEqual([
    ['2026-07-01', 20],
    ['2026-08-01', 30],
    ['2026-09-01', 30],
  ])
})

test('a start that moves back takes the first terms along', async () => {
  const cast = await studio()
  await move(cast, { startsOn: '2026-05-01' })
  expect(await termsOf(cast)).toEqual([['2026-05-01', 20]])
  expect(await capsOf(cast)).toEqual([
    ['2026-05-01', 20],
    ['2026-06-01', 20],
    ['2026-07-01', 20],
  ])
})

test('a start that moves over later terms begins with those in force on that day', async () => {
  const cast = await studio({ today: '2026-10-14' })
  await setCap(cast, '2026-08-01', 30)
  await setCap(cast, '2026-09-01', 40)
  await setCap(cast, '2026-10-01', 50)
  await move(cast, { startsOn: '2026-09-01' })
  expect(await termsOf(cast)).toEqual([
    ['2026-09-01', 40],
    ['2026-10-01', 50],
  ])
  await move(cast, { startsOn: '2026-09-10' })
  expect(await capsOf(cast)).toEqual([
    ['2026-09-10', 40],
    ['2026-10-01', 50],
  ])
  await move(cast, { startsOn: '2026-12-01' })
  expect(await termsOf(cast)).toEqual([['2026-12-01', 50]])
})

test('terms of a coming cycle are removed again, and those before them go on', async () => {
  const cast = await studio()
  await setCap(cast, '2026-08-01', 30)
  await setCap(cast, '2026-09-01', 40)
  const { status, body } = await cast.owner.delete(`/api/v1/retainers/${cast.retainer.id}/terms/2026-08-01`)
  expect([status, body.balance.capSeconds]).toEqual([200, 72_000])
  expect(await termsOf(cast)).toEqual([
    ['2026-07-01', 20],
    ['2026-09-01', 40],
  ])
})

test('the first terms and those of closed cycles stay; of terms that are not there it is said so', async () => {
  const cast = await studio({ today: '2026-09-14' })
  await setCap(cast, '2026-08-01', 30)
  await setCap(cast, '2026-09-01', 40)
  const remove = (from: string) => cast.owner.delete(`/api/v1/retainers/${cast.retainer.id}/terms/${from}`)
  const first = await remove('2026-07-01')
  expect([first.status, first.body.type]).toEqual([409, '/problems/first-terms'])
  await cast.owner.post(`/api/v1/retainers/${cast.retainer.id}/statements`)
  await cast.owner.post(`/api/v1/retainers/${cast.retainer.id}/statements`)
  const closed = await remove('2026-08-01')
  expect([closed.status, closed.body.type, closed.body.detail]).toEqual([
    409,
    '/problems/cycle-closed',
    'The cycle Aug 1 – 31 is closed. What was agreed for it stays.',
  ])
  for (const from of ['2026-10-01', 'tomorrow'])
    expect([(await remove(from)).status, (await remove(from)).body.title]).toEqual([404, 'There is no such set of terms'])
  expect((await remove('2026-09-01')).status).toBe(200)
  expect(await termsOf(cast)).toEqual([
    ['2026-07-01', 20],
    ['2026-08-01', 30],
  ])
})

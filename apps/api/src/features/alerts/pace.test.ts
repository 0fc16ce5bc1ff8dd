import { expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'

const hour = 3600
type Cast = Awaited<ReturnType<typeof studio>>
const paceIn = async ({ owner, retainer }: Cast, query = '') =>
  (await owner.get(`/api/v1/retainers/${retainer.id}/balance${query}`)).body.pace
const work = async (cast: Cast, days: number[], more: object = {}) => {
  for (const day of days) await cast.log({ workedOn: `2026-07-${String(day).padStart(2, '0')}`, seconds: 2 * hour, ...more })
}

test('a pace is told from the fifth logged day on, in the balance and in the list', async () => {
  const cast = await studio()
  await work(cast, [2, 3, 6, 7, 7, 7])
  expect(await paceIn(cast)).toBeNull()
  await work(cast, [8])
  const pace = {
    day: 14,
    ofDays: 31,
    usedPerWeekSeconds: 7 * hour,
    runsOutOn: '2026-07-20',
    leftPerWeekSeconds: Math.round((6 * hour * 7) / 18),
    sentence: 'day 14 of 31 · at this pace the hours run out around Jul 20 · about 2.5 hours a week to the reset',
  }
  expect(await paceIn(cast)).toEqual(pace)
  expect((await cast.owner.get('/api/v1/retainers')).body.items[0].pace).toEqual(pace)
})

test('days on which nothing counts are no logged days', async () => {
  const cast = await studio({ retainer: { counts: 'billable' } })
  await work(cast, [2, 3, 6, 7])
  await work(cast, [8, 9, 10], { billable: false })
  expect(await paceIn(cast)).toBeNull()
  await work(cast, [13])
  expect((await paceIn(cast)).day).toBe(14)
})

test('of another cycle than that of today, and of one that is over its hours, no day is foretold', async () => {
  const cast = await studio()
  await work(cast, [2, 3, 6, 7, 8], { seconds: 5 * hour })
  expect(await paceIn(cast)).toMatchObject({
    runsOutOn: null,
    leftPerWeekSeconds: null,
    sentence: 'day 14 of 31 · about 13 hours a week so far',
  })
  expect(await paceIn(cast, '?on=2026-08-01')).toBeNull()
  cast.clock.at = new Date('2026-08-03T12:00:00Z')
  expect(await paceIn(cast)).toBeNull()
  expect(await paceIn(cast, '?on=2026-07-14')).toBeNull()
})

test('each retainer of a list has its own', async () => {
  const cast = await studio()
  await work(cast, [2, 3, 6, 7, 8])
  await cast.owner.post('/api/v1/retainers').send({ clientName: 'Halden Rail', name: 'Hypercare', capHours: 5, startsOn: '2026-07-01' })
  const { body } = await cast.owner.get('/api/v1/retainers')
  expect(body.items.map(({ name, pace }: { name: string; pace: { day: number } | null }) => [name, pace?.day])).toEqual([
    ['Hypercare', undefined],
    ['PMO retainer', 14],
  ])
})

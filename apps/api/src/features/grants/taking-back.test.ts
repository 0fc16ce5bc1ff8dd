import { describe, expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'
import { agree, grantsOf, hour, remove } from './steps.ts'

const august = '2026-08-01'

describe('removing hours that are spent', () => {
  test('asks first, and says how far over the cycle would be', async () => {
    const cast = await studio()
    const { id } = (await agree(cast)).body.grant
    await cast.log({ duration: '23h' })
    const asked = await remove(cast, id)
    expect([asked.status, asked.body.type, asked.body.detail]).toEqual([
      409,
      '/problems/hours-spent',
      'Spent: 3 of 5 h. Without them the cycle Jul 1 – 31 would be 3 over.',
    ])
    expect(await grantsOf(cast)).toHaveLength(1)
    const { status, body } = await remove(cast, id, '?evenIfSpent=true')
    expect([status, body.balance.sentence]).toEqual([200, '23 of 20 hours used · 3 over · resets Aug 1'])
  })

  test('of a cycle that is over already names all that would be', async () => {
    const cast = await studio()
    const { id } = (await agree(cast)).body.grant
    await cast.log({ duration: '27h' })
    expect((await remove(cast, id)).body.detail).toBe('Spent: 5 of 5 h. Without them the cycle Jul 1 – 31 would be 7 over.')
  })

  test('does not ask while something else covers the work, or for less than can be printed', async () => {
    const cast = await studio()
    const [first, second] = [(await agree(cast)).body.grant, (await agree(cast)).body.grant]
    await cast.log({ seconds: 25 * hour })
    expect((await remove(cast, first.id)).status).toBe(200)
    expect((await remove(cast, second.id)).status).toBe(409)
    const third = (await agree(cast, { hours: 0.0025 })).body.grant
    await cast.log({ seconds: 10 })
    expect((await remove(cast, third.id)).status).toBe(200)
  })

  test('whoever read them in another state is told so', async () => {
    const cast = await studio()
    const { id } = (await agree(cast)).body.grant
    expect((await cast.owner.delete(`/api/v1/grants/${id}`).set('if-match', '"another"')).status).toBe(412)
    expect((await cast.owner.delete(`/api/v1/grants/${id}?evenIfSpent=yes`)).status).toBe(422)
    expect(await grantsOf(cast)).toHaveLength(1)
  })
})

test('hours that are taken back may pass a share that alerts, and so may hours that are lent', async () => {
  const cast = await studio({ today: '2026-08-14' })
  const alerts = async () => {
    const { items } = (await cast.owner.get(`/api/v1/retainers/${cast.retainer.id}/alerts`)).body
    return items.map(({ cycle, percent }: { cycle: { startsOn: string }; percent: number }) => `${cycle.startsOn} ${percent}`).toReversed()
  }
  const { id } = (await agree(cast, { cycleStartsOn: august, hours: 30 })).body.grant
  await cast.log({ workedOn: '2026-08-03', duration: '9h' })
  expect(await alerts()).toEqual([])
  await remove(cast, id)
  expect(await alerts()).toEqual([])
  await agree(cast, { borrowedFrom: august, hours: 2 })
  expect(await alerts()).toEqual(['2026-08-01 50'])
  const again = (await agree(cast, { cycleStartsOn: august, hours: 20 })).body.grant
  await cast.log({ workedOn: '2026-08-04', duration: '10h' })
  await remove(cast, again.id, '?evenIfSpent=true')
  expect(await alerts()).toEqual(['2026-08-01 50', '2026-08-01 80', '2026-08-01 100'])
})

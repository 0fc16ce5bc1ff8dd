import { expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'

const hour = 3600

async function promising(retainer: Record<string, unknown>, today = '2026-07-14') {
  const cast = await studio({ today, retainer })
  const { token } = await cast.share()
  const change = (body: object) => cast.owner.patch(`/api/v1/retainers/${cast.retainer.id}`).set('if-match', '*').send(body)
  const on = async (day: string) => {
    cast.clock.at = new Date(`${day}T12:00:00Z`)
    return (await cast.nobody.get(`/api/v1/public/balances/${token}`)).body.stamp
  }
  return { ...cast, token, change, on }
}

test('a weekly promise names its day, and goes on naming it until an update is made', async () => {
  const { on, log, nobody, token } = await promising({ updates: { every: 'week', weekday: 5 } })
  expect(await on('2026-07-14')).toEqual({ loggedThrough: null, dueOn: '2026-07-17' })
  expect((await on('2026-07-18')).dueOn).toBe('2026-07-17')
  expect((await nobody.get(`/r/${token}`)).text).toContain('<span class="late">update was due Fri, Jul 17</span>')
  await log({ workedOn: '2026-07-16' })
  expect(await on('2026-07-18')).toEqual({ loggedThrough: '2026-07-16', dueOn: '2026-07-24' })
  expect((await nobody.get(`/r/${token}`)).text).toContain('<span>next update due Fri</span>')
})

test('a daily promise is due on working days', async () => {
  const { on, log } = await promising({ updates: { every: 'day' } }, '2026-07-17')
  await log({ workedOn: '2026-07-17' })
  expect((await on('2026-07-18')).dueOn).toBe('2026-07-20')
})

test('a promise counts from the day it is made, so that nobody is late at once', async () => {
  const { on, log, change } = await promising({})
  await log({ workedOn: '2026-07-01' })
  expect((await on('2026-07-14')).dueOn).toBeNull()
  await on('2026-07-28')
  const { body } = await change({ updates: { every: 'week', weekday: 5 } })
  expect(body.retainer.updates).toEqual({ every: 'week', weekday: 5 })
  expect((await on('2026-07-28')).dueOn).toBe('2026-07-31')
  await on('2026-08-05')
  await change({ updates: { every: 'week', weekday: 5 } })
  expect((await on('2026-08-05')).dueOn).toBe('2026-07-31')
  await change({ updates: null })
  expect((await on('2026-07-28')).dueOn).toBeNull()
})

test('where there is nothing to add, saying so is an update', async () => {
  const { on, log, change } = await promising({ updates: { every: 'week', weekday: 5 } })
  await log({ workedOn: '2026-07-13' })
  await on('2026-07-17')
  expect((await change({ completeThrough: '2026-07-18' })).body.errors).toEqual([
    { pointer: '#/completeThrough', detail: 'Today is 2026-07-17' },
  ])
  await change({ completeThrough: '2026-07-17' })
  expect(await on('2026-07-20')).toEqual({ loggedThrough: '2026-07-17', dueOn: '2026-07-24' })
})

test('an import is an update, and while it waits its hours are told only if the PM says so', async () => {
  const { on, change, owner, retainer } = await promising({ updates: { every: 'week', weekday: 5 } })
  const file = 'Date,Description,Hours\n2026-07-10,"Vendor A: call",2.5\n2026-07-13,"Vendor A: call again",1'
  const drafted = await owner.post(`/api/v1/retainers/${retainer.id}/imports`).set('content-type', 'text/csv').send(file)
  expect((await on('2026-07-14')).pendingSeconds).toBeUndefined()
  await change({ showsPending: true })
  expect((await on('2026-07-14')).pendingSeconds).toBe(3.5 * hour)
  await on('2026-07-18')
  expect((await owner.post(`/api/v1/imports/${drafted.body.import.id}/publish`).send({})).status).toBe(200)
  expect(await on('2026-07-18')).toEqual({ loggedThrough: '2026-07-13', dueOn: '2026-07-24' })
})

test('nothing is due in a cycle that is over, nor in a pause', async () => {
  const { on, nobody, token, owner, retainer } = await promising({ startsOn: '2026-06-01', updates: { every: 'day' } })
  const june = await nobody.get(`/api/v1/public/balances/${token}?on=2026-06-10`)
  expect(june.body.stamp.dueOn).toBeNull()
  await owner.put(`/api/v1/retainers/${retainer.id}/pause`).send({ from: '2026-08-01' })
  expect((await on('2026-08-10')).dueOn).toBeNull()
})

import { expect, test } from 'vitest'
import { workerDatabase } from '../../../test/own-database.ts'
import { studio } from '../../../test/studio.ts'
import { newId } from '../../platform/id.ts'
import { inWorkspace } from '../../platform/tenancy.ts'
import { grants } from '../../platform/tables/retainers.ts'

type Studio = Awaited<ReturnType<typeof studio>>

// A row of the table in the rules: what the cycle of a day came to, in hours.
async function rowOn({ owner, retainer }: Studio, on: string) {
  const { status, body } = await owner.get(`/api/v1/retainers/${retainer.id}/balance?on=${on}`)
  expect(status).toBe(200)
  const { cycle, capSeconds, carriedInSeconds, grantedSeconds, availableSeconds, usedSeconds, leftSeconds, overSeconds } = body.balance
  const figures = [capSeconds, carriedInSeconds, grantedSeconds, availableSeconds, usedSeconds, leftSeconds, overSeconds]
  return [cycle.startsOn, cycle.endsOn, ...figures.map((seconds: number) => seconds / 3600)]
}

const monthly = { capHours: 20, resetDay: 1, startsOn: '2026-06-01' }

test('hours over the cap are not carried unless that was agreed', async () => {
  const cast = await studio({ today: '2026-07-14', retainer: monthly })
  await cast.log({ workedOn: '2026-06-12', duration: '22h' })
  expect(await rowOn(cast, '2026-06-12')).toEqual(['2026-06-01', '2026-06-30', 20, 0, 0, 20, 22, 0, 2])
  expect(await rowOn(cast, '2026-07-14')).toEqual(['2026-07-01', '2026-07-31', 20, 0, 0, 20, 0, 20, 0])
})

test('where it was agreed, overuse is deducted from the next cycle', async () => {
  const cast = await studio({ today: '2026-07-14', retainer: { ...monthly, deficit: true } })
  await cast.log({ workedOn: '2026-06-12', duration: '22h' })
  await cast.log({ workedOn: '2026-07-02', duration: '5h' })
  expect(await rowOn(cast, '2026-07-02')).toEqual(['2026-07-01', '2026-07-31', 20, -2, 0, 18, 5, 13, 0])
})

test('up to 5 hours are carried, and those are usable in one cycle only', async () => {
  const surplus = { kind: 'upTo', maxSeconds: 5 * 3600, expiresAfter: 1 }
  const cast = await studio({ today: '2026-08-20', retainer: { capHours: 20, startsOn: '2026-05-15', resetDay: 15, surplus } })
  await cast.log({ workedOn: '2026-05-20', duration: '8h' })
  await cast.log({ workedOn: '2026-06-20', duration: '3h' })
  await cast.log({ workedOn: '2026-07-20', duration: '26h' })
  expect(await rowOn(cast, '2026-05-20')).toEqual(['2026-05-15', '2026-06-14', 20, 0, 0, 20, 8, 12, 0])
  expect(await rowOn(cast, '2026-06-20')).toEqual(['2026-06-15', '2026-07-14', 20, 5, 0, 25, 3, 22, 0])
  expect(await rowOn(cast, '2026-07-20')).toEqual(['2026-07-15', '2026-08-14', 20, 5, 0, 25, 26, 0, 1])
  expect(await rowOn(cast, '2026-08-20')).toEqual(['2026-08-15', '2026-09-14', 20, 0, 0, 20, 0, 20, 0])
})

test('carried, agreed and a raised cap come together, and what was before stays as it was', async () => {
  const cast = await studio({ today: '2026-08-04', retainer: { ...monthly, surplus: { kind: 'all', expiresAfter: 2 } } })
  const { ines, owner, retainer } = cast
  const { database } = await workerDatabase()
  const { workspace } = ines.me
  const grant = { workspaceId: workspace.id, id: newId(), retainerId: retainer.id, cycleStartsOn: '2026-07-01', seconds: 5 * 3600 }
  await inWorkspace(database, workspace.id, (db) =>
    db.insert(grants).values({ ...grant, reason: 'Hypercare', createdAt: '2026-07-01T08:00:00Z' }),
  )
  await cast.log({ workedOn: '2026-06-30', duration: '17h' })
  await cast.log({ workedOn: '2026-07-14', duration: '22.5h' })
  const terms = { from: '2026-08-01', capSeconds: 30 * 3600, surplus: { kind: 'all', expiresAfter: 2 }, deficit: false }
  expect((await owner.post(`/api/v1/retainers/${retainer.id}/terms`).send(terms)).status).toBe(201)
  await cast.log({ workedOn: '2026-08-04', duration: '2h' })
  expect(await rowOn(cast, '2026-06-30')).toEqual(['2026-06-01', '2026-06-30', 20, 0, 0, 20, 17, 3, 0])
  expect(await rowOn(cast, '2026-07-14')).toEqual(['2026-07-01', '2026-07-31', 20, 3, 5, 28, 22.5, 5.5, 0])
  expect(await rowOn(cast, '2026-08-04')).toEqual(['2026-08-01', '2026-08-31', 30, 0.5, 0, 30.5, 2, 28.5, 0])
  const { body } = await owner.get(`/api/v1/retainers/${retainer.id}/balance?on=2026-07-14`)
  const { token } = await cast.share()
  const [cycles, shown] = [
    await owner.get(`/api/v1/retainers/${retainer.id}/cycles`),
    await cast.nobody.get(`/api/v1/public/balances/${token}?on=2026-07-14`),
  ]
  expect(cycles.body.items[1].explanation).toEqual(body.explanation)
  expect(shown.body.explanation).toEqual(body.explanation)
  expect(body.explanation.map(({ label, hours }: { label: string; hours: string }) => `${hours} ${label}`)).toEqual([
    '20 cap',
    '3 carried from Jun 1 – 30, expires Aug 31',
    '5 agreed: Hypercare',
    '-22.5 logged',
    '5.5 remain',
  ])
})

test('a first cycle that is prorated holds its share by days', async () => {
  const retainer = { capHours: 20, startsOn: '2026-03-10', resetDay: 1, firstCycle: 'prorated' }
  const cast = await studio({ today: '2026-03-20', retainer })
  expect(await rowOn(cast, '2026-03-20')).toEqual(['2026-03-10', '2026-03-31', 14.2, 0, 0, 14.2, 0, 14.2, 0])
  const { body } = await cast.owner.get(`/api/v1/retainers/${cast.retainer.id}/balance`)
  expect(body.explanation[0]).toEqual({ kind: 'cap', label: 'cap, 22 of 31 days of 20 hours', seconds: 14.2 * 3600, hours: '14.2' })
})

test('a reset on the 31st is clamped in short months and comes back in long ones', async () => {
  const { owner, retainer } = await studio({ today: '2026-05-10', retainer: { capHours: 20, startsOn: '2026-01-31', resetDay: 31 } })
  const { body } = await owner.get(`/api/v1/retainers/${retainer.id}/cycles`)
  const ranges = body.items.map(({ cycle }: { cycle: { startsOn: string; endsOn: string } }) => `${cycle.startsOn} ${cycle.endsOn}`)
  expect(ranges).toEqual(['2026-04-30 2026-05-30', '2026-03-31 2026-04-29', '2026-02-28 2026-03-30', '2026-01-31 2026-02-27'])
})

test("today is the day in the retainer's time zone, not the server's", async () => {
  const retainer = { capHours: 20, startsOn: '2026-07-01', resetDay: 1 }
  const cast = await studio({ retainer: { ...retainer, timeZone: 'Pacific/Kiritimati' } })
  const path = `/api/v1/retainers/${cast.retainer.id}/balance`
  cast.clock.at = new Date('2026-07-31T10:30:00Z')
  expect((await cast.owner.get(path)).body.balance.cycle.startsOn).toBe('2026-08-01')
  cast.clock.at = new Date('2026-07-31T09:30:00Z')
  expect((await cast.owner.get(path)).body.balance.cycle.startsOn).toBe('2026-07-01')
})

test('a balance can be read up to five years ahead, and not before the retainer began', async () => {
  const { owner, retainer } = await studio()
  const read = (on: string) => owner.get(`/api/v1/retainers/${retainer.id}/balance?on=${on}`)
  expect((await read('2031-07-14')).body.balance.cycle.startsOn).toBe('2031-07-01')
  const [late, early] = [await read('2031-07-15'), await read('2026-06-30')]
  expect([late.status, late.body.errors]).toEqual([422, [{ pointer: '?on', detail: 'Choose 2031-07-14 or an earlier day' }]])
  expect([early.status, early.body.errors]).toEqual([422, [{ pointer: '?on', detail: 'The retainer begins on 2026-07-01' }]])
})

test('a retainer that has not begun shows its first cycle', async () => {
  const { owner, retainer } = await studio({ retainer: { startsOn: '2026-09-15', resetDay: 15 } })
  const { body } = await owner.get(`/api/v1/retainers/${retainer.id}/balance`)
  expect([body.balance.cycle.startsOn, body.balance.sentence]).toEqual([
    '2026-09-15',
    '0 of 20 hours used · 20 hours remain · resets Oct 15',
  ])
  expect((await owner.get(`/api/v1/retainers/${retainer.id}/cycles`)).body.items).toHaveLength(1)
})

test('the log is said to reach as far as the latest entry of the cycle', async () => {
  const { owner, retainer, log } = await studio()
  const read = async () => (await owner.get(`/api/v1/retainers/${retainer.id}/balance`)).body.balance
  expect(await read()).toMatchObject({ entryCount: 0, loggedThrough: null, asOf: '2026-07-14T16:20:00.000Z' })
  await log({ workedOn: '2026-07-10' })
  const { body } = await log({ workedOn: '2026-07-03' })
  expect(await read()).toMatchObject({ entryCount: 2, loggedThrough: '2026-07-10' })
  await log({ workedOn: '2026-07-12' })
  await owner.delete(`/api/v1/entries/${body.entry.id}`)
  expect(await read()).toMatchObject({ entryCount: 2, loggedThrough: '2026-07-12' })
})

test('the day that the client page names for the next update stands beside the balance of today, and beside no earlier one', async () => {
  const cast = await studio({ today: '2026-07-14', retainer: { ...monthly, updates: { every: 'week', weekday: 5 } } })
  const { owner, retainer, clock } = cast
  const path = `/api/v1/retainers/${retainer.id}`
  const due = async (query = '') => (await owner.get(`${path}/balance${query}`)).body.dueOn
  const { token } = await cast.share()
  const told = async () => (await cast.nobody.get(`/api/v1/public/balances/${token}`)).body.stamp.dueOn
  expect([await due(), await told(), await due('?on=2026-06-12')]).toEqual(['2026-07-17', '2026-07-17', null])
  clock.at = new Date('2026-07-20T12:00:00Z')
  expect([await due(), await told()]).toEqual(['2026-07-17', '2026-07-17'])
  await owner.patch(path).set('if-match', '*').send({ completeThrough: '2026-07-20' })
  expect([await due(), await told()]).toEqual(['2026-07-24', '2026-07-24'])
  await owner.patch(path).set('if-match', '*').send({ updates: null })
  expect([await due(), await told()]).toEqual([null, null])
})

import { describe, expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'
import { close, cyclesOf, hour, logOf, usedOn } from './steps.ts'

type Cast = Awaited<ReturnType<typeof studio>>
const agree = ({ owner, retainer }: Cast, from: string, capHours: number) =>
  owner.post(`/api/v1/retainers/${retainer.id}/terms`).send({ from, capSeconds: capHours * hour })
const change = ({ owner, retainer }: Cast, body: object) => owner.patch(`/api/v1/retainers/${retainer.id}`).set('if-match', '*').send(body)

async function afterJuly(retainer: object = {}) {
  const cast = await studio({ today: '2026-08-03', retainer: { surplus: { kind: 'all', expiresAfter: 2 }, ...retainer } })
  await cast.log({ workedOn: '2026-07-06', duration: '8h' })
  await cast.log({ workedOn: '2026-07-20', duration: '4h', billable: false })
  await close(cast)
  await cast.log({ workedOn: '2026-07-28', duration: '3h' })
  return cast
}

describe('once July is closed', () => {
  test('terms are agreed from August on, and July hands over what it did', async () => {
    const cast = await afterJuly()
    const late = await agree(cast, '2026-07-01', 30)
    expect([late.status, late.body.type, late.body.detail]).toEqual([
      409,
      '/problems/cycle-closed',
      'The cycle Jul 1 – 31 is closed. Choose the first day of an open one.',
    ])
    const { status, body } = await agree(cast, '2026-08-01', 30)
    expect([status, body.balance]).toMatchObject([201, { capSeconds: 30 * hour, carriedInSeconds: 8 * hour, usedSeconds: 3 * hour }])
  })

  test.each([{ startsOn: '2026-06-15' }, { startsOn: '2026-07-02' }, { resetDay: 15 }, { cadence: 'quarterly' }, { counts: 'billable' }])(
    '%o is refused, for July would be another',
    async (wanted) => {
      const cast = await afterJuly()
      const { status, body } = await change(cast, wanted)
      const detail = 'Cycles are closed through 2026-07-31, and this would change them. An owner can open the newest one again.'
      expect([status, body.type, body.detail]).toEqual([409, '/problems/cycle-closed', detail])
      expect([await usedOn(cast, '2026-07-06'), await usedOn(cast, '2026-08-03')]).toEqual([12, 3])
      expect(await cyclesOf(cast)).toEqual(['2026-08-01 open', '2026-07-01 closed'])
    },
  )

  test('what leaves it as it is can be changed, and what came late stays where it counts', async () => {
    const cast = await afterJuly()
    expect((await change(cast, { name: 'PMO', timeZone: 'America/New_York', firstCycle: 'prorated' })).status).toBe(200)
    const other = await studio({ today: '2026-07-03', retainer: { startsOn: '2026-06-01', resetDay: 1 } })
    await other.log({ workedOn: '2026-06-06', duration: '8h' })
    await close(other)
    await other.log({ workedOn: '2026-06-28', duration: '3h' })
    await other.log({ workedOn: '2026-07-02', duration: '1h', billable: false })
    expect((await change(other, { counts: 'billable' })).status).toBe(200)
    expect((await logOf(other, '2026-07-03')).map(({ workedOn, late }) => [workedOn, late])).toEqual([
      ['2026-07-02', false],
      ['2026-06-28', true],
    ])
    expect([await usedOn(other, '2026-06-06'), await usedOn(other, '2026-07-03')]).toEqual([8, 3])
  })
})

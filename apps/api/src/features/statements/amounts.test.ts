import { describe, expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'
import { close, reopen, statementsOf } from './steps.ts'

type Cast = Awaited<ReturnType<typeof studio>>
const amountsOf = async ({ owner }: Cast, id: string) => (await owner.get(`/api/v1/statements/${id}/amounts`)).body.amounts
const agree = ({ owner, retainer }: Cast, price: object) => owner.patch(`/api/v1/retainers/${retainer.id}`).set('if-match', '*').send(price)

async function afterJuly(price: Record<string, unknown>, duration = '22.33h') {
  const cast = await studio({ today: '2026-08-03', retainer: price })
  await cast.log({ workedOn: '2026-07-06', duration })
  const { id } = (await close(cast)).body.statement
  return { cast, id: id as string }
}

describe('what a closed cycle comes to', () => {
  test('is its fee and the hours over at the rate, to the cent', async () => {
    const { cast, id } = await afterJuly({ hourlyRate: 142.5, fee: 2500, currency: 'EUR' })
    expect(await amountsOf(cast, id)).toEqual({
      agreed: 'at-closing',
      currency: 'EUR',
      feeCents: 250_000,
      hourlyRateCents: 14_250,
      overSeconds: 8388,
      overageCents: 33_203,
      totalCents: 283_203,
      lines: [
        { label: 'Fee', amount: '2,500.00 EUR' },
        { label: '2.33 over × 142.50 EUR', amount: '332.03 EUR' },
        { label: 'Total', amount: '2,832.03 EUR' },
      ],
    })
  })

  test('costs nothing more where nothing is over, and is told without a currency where there is none', async () => {
    const { cast, id } = await afterJuly({ hourlyRate: 100 }, '5h')
    expect((await amountsOf(cast, id)).lines).toEqual([
      { label: '0 over × 100.00', amount: '0.00' },
      { label: 'Total', amount: '0.00' },
    ])
  })

  test('stays as it was agreed at the closing', async () => {
    const { cast, id } = await afterJuly({ hourlyRate: 100, fee: 1000, currency: 'USD' })
    await agree(cast, { hourlyRate: 200, fee: null, currency: 'CHF' })
    expect(await amountsOf(cast, id)).toMatchObject({ agreed: 'at-closing', hourlyRateCents: 10_000, totalCents: 123_300, currency: 'USD' })
    await reopen(cast, id)
    const again = (await close(cast)).body.statement.id
    expect(await amountsOf(cast, again)).toMatchObject({
      agreed: 'at-closing',
      hourlyRateCents: 20_000,
      totalCents: 46_600,
      currency: 'CHF',
    })
  })

  test('is worked out at the rate of today where none was agreed then, and not at all without one', async () => {
    const { cast, id } = await afterJuly({})
    expect(await amountsOf(cast, id)).toMatchObject({ agreed: 'today', overageCents: null, totalCents: null, lines: [] })
    await agree(cast, { hourlyRate: 100 })
    expect(await amountsOf(cast, id)).toMatchObject({ agreed: 'today', overageCents: 23_300, totalCents: 23_300 })
  })

  test('is in no document, no list, no file and no hash', async () => {
    const priced = await afterJuly({ hourlyRate: 98765.43, fee: 4321.5, currency: 'CHF' })
    const { owner } = priced.cast
    const told = [
      (await owner.get(`/api/v1/statements/${priced.id}`)).text,
      (await owner.get(`/api/v1/statements/${priced.id}.csv`)).text,
      JSON.stringify(await statementsOf(priced.cast)),
      JSON.stringify((await owner.get('/api/v1/events')).body.items.find(({ name }: { name: string }) => name === 'cycle.closed')),
    ]
    for (const text of told) expect(text).not.toMatch(/98,?765\.43|9876543|4,?321\.50?|432150|CHF|hourly|\bfee/i)
  })
})

describe('a price', () => {
  test.each([
    ['fee', -1],
    ['fee', 1.005],
    ['currency', 'eur'],
    ['currency', 'EURO'],
    ['closesAfterDays', 61],
    ['closesAfterDays', -1],
    ['closesAfterDays', 1.5],
  ])('%s %s is refused, and the field is named', async (field, value) => {
    const cast = await studio()
    const { status, body } = await agree(cast, { [field]: value })
    expect([status, body.errors[0].pointer]).toEqual([422, `#/${field}`])
  })

  test('is told to its PM and in the audit', async () => {
    const cast = await studio({ retainer: { fee: 10.1, currency: 'EUR', closesAfterDays: 3 } })
    const { body } = await agree(cast, { fee: 12.34, currency: null, closesAfterDays: null })
    expect(body.retainer).toMatchObject({ fee: 12.34, currency: null, closesAfterDays: null, hourlyRate: null })
    const { changes } = (await cast.owner.get('/api/v1/audit')).body.items[0]
    expect(changes).toEqual([
      { field: 'fee', before: 10.1, after: 12.34 },
      { field: 'currency', before: 'EUR', after: null },
      { field: 'closesAfterDays', before: 3, after: null },
    ])
  })
})

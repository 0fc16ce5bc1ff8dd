import { describe, expect, test } from 'vitest'
import { explain, printedSum, relogged } from './explanation.ts'
import { ledger, lineOn, type CarriedLot, type Grant, type LedgerInput, type Surplus } from './ledger.ts'

const h = 3600
const today = '2026-07-20'
const all = (expiresAfter: number | null): Surplus => ({ kind: 'all', expiresAfter })

/** Monthly since Jan 1, 20 hours, with hours used by month and what was agreed. */
function books(given: { used?: Record<number, number>; grants?: Grant[]; surplus?: Surplus; deficit?: boolean } = {}): LedgerInput {
  const { used = {}, grants = [], surplus = { kind: 'none' }, deficit = false } = given
  return {
    schedule: { startsOn: '2026-01-01', cadence: 'monthly', resetDay: 1, firstCycle: 'full' },
    terms: [{ from: '2026-01-01', capSeconds: 20 * h, surplus, deficit }],
    grants,
    used: new Map(Object.entries(used).map(([month, hours]) => [`2026-${month.padStart(2, '0')}-01`, hours * h])),
  }
}
const julyOf = (given: Parameters<typeof books>[0]) => lineOn(books(given), '2026-07-14')
const inWords = (line: Parameters<typeof explain>[0], on = today) =>
  printedSum(explain(line, on)).map(({ figure, label }) => `${figure} ${label}`)
const busy = { 1: 20, 2: 20, 3: 20, 4: 20, 5: 20, 6: 17 }

describe('a balance that explains itself', () => {
  test('names the cap, what was carried and until when, what was agreed, and what was logged', () => {
    const grants = [{ cycleStartsOn: '2026-07-01', seconds: 5 * h, reason: 'hypercare' }]
    const line = julyOf({ used: { ...busy, 7: 22.5 }, surplus: all(1), grants })
    expect(explain(line, today)).toEqual([
      { label: 'cap', seconds: 20 * h, hours: '20', kind: 'cap' },
      { label: 'carried from Jun 1 – 30, expires Jul 31', seconds: 3 * h, hours: '3', kind: 'carried' },
      { label: 'agreed: hypercare', seconds: 5 * h, hours: '5', kind: 'agreed' },
      { label: 'logged', seconds: -22.5 * h, hours: '-22.5', kind: 'logged' },
      { label: 'remain', seconds: 5.5 * h, hours: '5.5', kind: 'remain' },
    ])
  })

  test('is written as a sum is written on paper', () => {
    const line = julyOf({ used: { ...busy, 7: 26 }, surplus: all(1), grants: [{ cycleStartsOn: '2026-07-01', seconds: h, reason: '' }] })
    expect(inWords(line)).toEqual(['20 cap', '+ 3 carried from Jun 1 – 30, expires Jul 31', '+ 1 agreed', '− 26 logged', '= 2 over'])
  })

  test('says cap, logged and remain, and nothing of what there is none of', () => {
    expect(inWords(julyOf({}))).toEqual(['20 cap', '− 0 logged', '= 20 remain'])
  })

  test('says who agreed, and names the cycle on the other side of a loan', () => {
    const grants: Grant[] = [
      { cycleStartsOn: '2026-07-01', seconds: 4 * h, reason: 'go-live', agreedBy: 'Jon Halden', borrowedFrom: '2026-08-01' },
      { cycleStartsOn: '2026-06-01', seconds: 2 * h, reason: 'audit', borrowedFrom: '2026-07-01' },
    ]
    expect(inWords(julyOf({ used: { 7: 23 }, grants }))).toEqual([
      '20 cap',
      '+ 4 agreed: go-live (Jon Halden), borrowed from Aug 1 – 31',
      '− 2 lent to Jun 1 – 30: audit',
      '− 23 logged',
      '= 1 over',
    ])
    expect(inWords(lineOn(books({ grants }), '2026-08-01'))[1]).toBe('− 4 lent to Jul 1 – 31: go-live (Jon Halden)')
  })

  test('names the cycle whose overuse is deducted', () => {
    expect(inWords(julyOf({ used: { 6: 22, 7: 5 }, deficit: true }))).toEqual([
      '20 cap',
      '− 2 over, carried from Jun 1 – 30',
      '− 5 logged',
      '= 13 remain',
    ])
  })

  test('says of a prorated cap which days it is for', () => {
    const schedule = { startsOn: '2026-03-10', cadence: 'monthly', resetDay: 1, firstCycle: 'prorated' } as const
    const terms = [{ from: '2026-03-10', capSeconds: 20 * h, surplus: all(1), deficit: false }]
    const lines = ledger({ schedule, terms, grants: [], used: new Map(), through: '2026-04-01' })
    expect(inWords(lines[0]!)).toEqual(['14.2 cap, 22 of 31 days of 20 hours', '− 0 logged', '= 14.2 remain'])
    expect(inWords(lines[1]!)[0]).toBe('20 cap')
  })

  test('gives each carried lot a line of its own, oldest expiry first', () => {
    const used = { 1: 20, 2: 20, 3: 20, 4: 19 }
    expect(inWords(julyOf({ used, surplus: all(3) })).slice(1, -2)).toEqual([
      '+ 1 carried from Apr 1 – 30, expires Jul 31',
      '+ 20 carried from May 1 – 31, expires Aug 31',
      '+ 20 carried from Jun 1 – 30, expires Sep 30',
    ])
    expect(inWords(julyOf({ used: { ...used, 4: 20, 5: 18 }, surplus: all(null) })).slice(1, -2)).toEqual([
      '+ 2 carried from May 1 – 31',
      '+ 20 carried from Jun 1 – 30',
    ])
  })

  test('tells many hours that expire together in one breath', () => {
    const line = lineOn(books({ surplus: all(null) }), '2026-12-01')
    expect(line.carried).toHaveLength(11)
    expect(inWords(line, '2026-12-01')).toEqual(['20 cap', '+ 220 carried from Jan 1 – Nov 30', '− 0 logged', '= 240 remain'])
    const soon: CarriedLot = { ...line.carried[0]!, seconds: h, expiresOn: '2026-12-31' }
    const mixed = explain({ ...line, carried: [soon, ...line.carried.slice(1)] }, '2026-12-01').filter(({ kind }) => kind === 'carried')
    expect(mixed.map(({ label, hours }) => `${hours} ${label}`)).toEqual([
      '1 carried from Jan 1 – 31, expires Dec 31',
      '200 carried from Feb 1 – Nov 30',
    ])
  })

  test('names a year that is not this year', () => {
    const [, carried] = inWords(julyOf({ used: busy, surplus: all(12) }), '2027-01-02')
    expect(carried).toBe('+ 3 carried from Jun 1 – 30, 2026, expires Jun 30')
  })

  test('says remain where less is over than can be printed, as the header line does', () => {
    expect(explain(julyOf({ used: { 7: 20 + 10 / h } }), today).at(-1)).toEqual({
      label: 'remain',
      seconds: -10,
      hours: '0',
      kind: 'remain',
    })
  })
})

test('once other hours are logged it is the sum of those', () => {
  const grants = [{ cycleStartsOn: '2026-07-01', seconds: 5 * h, reason: 'hypercare' }]
  const of = (hours: number) => explain(julyOf({ used: { ...busy, 7: hours }, surplus: all(1), grants }), today)
  expect(relogged(of(2), 29.25 * h)).toEqual(of(29.25))
  expect(relogged(of(40), 0)).toEqual(of(0))
})

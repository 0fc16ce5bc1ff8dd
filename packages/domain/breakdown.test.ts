import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { breakdown, type Part } from './breakdown.ts'
import { addDays, mondayOf } from './calendar.ts'
import { workTypes } from './work-types.ts'

const hour = 3600
const july = { cycle: { startsOn: '2026-07-01', endsOn: '2026-07-31' }, capSeconds: 20 * hour }
const part = (vendor: string | null, day: string, hours: number, workType: Part['workType'] = 'vendor'): Part => ({
  workType,
  vendor,
  weekOn: mondayOf(day),
  seconds: hours * hour,
})

test('three vendors in two weeks: a row each, a column for every week so far, and one sentence', () => {
  const parts = [
    part('Acme', '2026-07-02', 3),
    part('Acme', '2026-07-08', 2),
    part('Globex', '2026-07-09', 4),
    part('Initech', '2026-07-14', 1.2),
  ]
  expect(breakdown([...parts, part(null, '2026-07-03', 2, 'reporting')], july, '2026-07-14')).toEqual({
    workTypes: [
      { workType: 'vendor', seconds: 10.2 * hour },
      { workType: 'reporting', seconds: 2 * hour },
    ],
    weeks: ['2026-06-29', '2026-07-06', '2026-07-13'],
    vendors: [
      { vendor: 'Acme', seconds: 5 * hour, weekSeconds: [3 * hour, 2 * hour, 0] },
      { vendor: 'Globex', seconds: 4 * hour, weekSeconds: [0, 4 * hour, 0] },
      { vendor: 'Initech', seconds: 1.2 * hour, weekSeconds: [0, 0, 1.2 * hour] },
    ],
    sentence: '3 vendors · 5.1 h a week · 51 % of the cap',
  })
})

test('one vendor is one vendor, and without a cap there is no share of it', () => {
  expect(breakdown([part('Acme', '2026-07-02', 7)], { ...july, capSeconds: 0 }, '2026-07-07').sentence).toBe('1 vendor · 7 h a week')
  expect(breakdown([part(null, '2026-07-02', 7)], july, '2026-07-07').sentence).toBeNull()
})

test('work of an earlier cycle that counts here has its own week', () => {
  expect(breakdown([part('Acme', '2026-05-05', 1)], july, '2026-07-01').weeks).toEqual(['2026-05-04', '2026-06-29'])
})

test('vendors beyond twelve share a row, and are all counted', () => {
  const parts = Array.from({ length: 30 }, (_, n) => part(`Vendor ${n}`, '2026-07-02', 30 - n))
  const { vendors, sentence } = breakdown(parts, july, '2026-07-07')
  expect([vendors.length, vendors.at(-1)!.vendor, sentence?.startsWith('30 vendors')]).toEqual([12, null, true])
})

const parts = fc.array(
  fc.record({
    workType: fc.constantFrom(...workTypes),
    vendor: fc.option(fc.constantFrom(...Array.from({ length: 20 }, (_, n) => `Vendor ${n}`))),
    weekOn: fc.integer({ min: -60, max: 30 }).map((n) => mondayOf(addDays('2026-07-01', n))),
    seconds: fc.integer({ min: -36_000, max: 36_000 }),
  }),
  { maxLength: 80 },
)

test('every table adds up to what was counted, whatever was logged', () => {
  fc.assert(
    fc.property(parts, fc.integer({ min: -10, max: 60 }), (given, n) => {
      const { workTypes: kinds, vendors, weeks } = breakdown(given, july, addDays('2026-07-01', n))
      const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
      expect(sum(kinds.map(({ seconds }) => seconds))).toBe(sum(given.map(({ seconds }) => seconds)))
      expect(sum(vendors.map(({ seconds }) => seconds))).toBe(sum(given.filter(({ vendor }) => vendor).map(({ seconds }) => seconds)))
      for (const row of vendors) expect([row.weekSeconds.length, sum(row.weekSeconds)]).toEqual([weeks.length, row.seconds])
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from './calendar.ts'
import { cycleAfter, cycleOn, type Schedule } from './cycle.ts'
import { lineOn, type Grant, type Terms } from './ledger.ts'
import { cycleOfGrant, lendable } from './ledger-grants.ts'

const hour = 3600
const schedule: Schedule = { startsOn: '2026-07-01', cadence: 'monthly', resetDay: 1, firstCycle: 'full' }
const terms: Terms[] = [{ from: '2026-07-01', capSeconds: 20 * hour, surplus: { kind: 'none' }, deficit: false }]
const lineWith = (grants: Grant[]) => lineOn({ schedule, terms, grants, used: new Map([['2026-08-01', 18 * hour]]) }, '2026-08-01')
const lent = (hours: number): Grant => ({
  cycleStartsOn: '2026-07-01',
  seconds: hours * hour,
  reason: 'hypercare',
  borrowedFrom: '2026-08-01',
})

test('a cycle lends its cap at most, whatever is used of it and whatever was agreed on top', () => {
  expect(lendable(lineWith([]))).toBe(20 * hour)
  expect(lendable(lineWith([{ cycleStartsOn: '2026-08-01', seconds: 5 * hour, reason: 'second site' }]))).toBe(20 * hour)
  expect(lendable(lineWith([lent(5), lent(3)]))).toBe(12 * hour)
  expect(lendable(lineWith([lent(20)]))).toBe(0)
  expect(lendable(lineWith([lent(24)]))).toBe(-4 * hour)
})

test('a short first cycle lends its share of the cap', () => {
  const short: Schedule = { ...schedule, startsOn: '2026-07-17', firstCycle: 'prorated' }
  const line = lineOn({ schedule: short, terms: [{ ...terms[0]!, from: '2026-07-17' }], grants: [], used: new Map() }, '2026-07-17')
  expect(lendable(line)).toBe(line.capSeconds)
  expect(line.capSeconds).toBeLessThan(10 * hour)
})

test('a grant counts in the cycle that holds its day, or in the first one, under any schedule', () => {
  const any = fc.record({
    startsOn: fc.nat(800).map((n) => addDays('2026-01-01', n)),
    cadence: fc.constantFrom('monthly' as const, 'quarterly' as const),
    resetDay: fc.integer({ min: 1, max: 31 }),
    firstCycle: fc.constantFrom('full' as const, 'prorated' as const),
  })
  fc.assert(
    fc.property(any, fc.nat(1600), (given, n) => {
      const day = addDays('2026-01-01', n)
      const cycle = cycleOfGrant(given, day)
      const first = cycleOn(given, given.startsOn)
      if (day < given.startsOn) expect(cycle).toEqual(first)
      else expect(cycle.startsOn <= day && day <= cycle.endsOn).toBe(true)
      // As often as it is asked again, it stays where it is.
      expect(cycleOfGrant(given, cycle.startsOn)).toEqual(cycle)
      expect(cycleOfGrant(given, cycle.resetsOn)).toEqual(cycleAfter(given, cycle, 1))
    }),
  )
})

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from './calendar.ts'
import type { Cycle } from './cycle.ts'
import { balanceOf } from './ledger.ts'
import { leastLoggedDays, paceInWords, paceOf } from './pace.ts'

const hour = 3600
const august: Cycle = { startsOn: '2026-08-01', endsOn: '2026-08-31', resetsOn: '2026-09-01' }
const spent = (used: number, available = 20) => ({ cycle: august, usedSeconds: used * hour, ...balanceOf(available * hour, used * hour) })
const said = (used: number, today: string, available = 20) => {
  const line = spent(used, available)
  const pace = paceOf(line, today, leastLoggedDays)
  return pace && paceInWords(pace, line.leftSeconds === 0, today)
}

test.each([
  [
    'the day it runs out on',
    14,
    '2026-08-14',
    'day 14 of 31 · at this pace the hours run out around Aug 20 · about 2.5 hours a week to the reset',
  ],
  ['that it lasts', 6, '2026-08-14', 'day 14 of 31 · at this pace the hours last to the reset · about 5 hours a week to the reset'],
  ['nothing a week in the last week', 18, '2026-08-26', 'day 26 of 31 · at this pace the hours run out around Aug 29'],
  ['no day once it is over', 22, '2026-08-14', 'day 14 of 31 · about 11 hours a week so far'],
  ['no day once it is used up', 20, '2026-08-14', 'day 14 of 31 · about 10 hours a week so far'],
  [
    'one hour in the singular',
    17.5,
    '2026-08-14',
    'day 14 of 31 · at this pace the hours run out around Aug 16 · about 1 hour a week to the reset',
  ],
  [
    'little as little',
    19.9,
    '2026-08-14',
    'day 14 of 31 · at this pace the hours run out around Aug 15 · less than half an hour a week to the reset',
  ],
])('it says %s', (_what, used, today, sentence) => {
  expect(said(used, today)).toBe(sentence)
})

test('it says nothing before there are five logged days, of other cycles, and of nothing', () => {
  expect(paceOf(spent(10), '2026-08-14', 4)).toBeUndefined()
  expect(paceOf(spent(10), '2026-09-01', 9)).toBeUndefined()
  expect(paceOf(spent(10), '2026-07-31', 9)).toBeUndefined()
  expect(paceOf(spent(0), '2026-08-14', 9)).toBeUndefined()
  expect(paceOf(spent(-1), '2026-08-14', 9)).toBeUndefined()
})

describe('in any cycle, on any day of it', () => {
  const cases = fc
    .record({
      startsOn: fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2024-01-01', n)),
      length: fc.integer({ min: 1, max: 92 }),
      gone: fc.nat({ max: 91 }),
      available: fc.integer({ min: 0, max: 400 * hour }),
      used: fc.integer({ min: 1, max: 500 * hour }),
    })
    .map(({ startsOn, length, gone, available, used }) => {
      const resetsOn = addDays(startsOn, length)
      const cycle: Cycle = { startsOn, endsOn: addDays(resetsOn, -1), resetsOn }
      const today = addDays(startsOn, gone % length)
      const line = { cycle, usedSeconds: used, ...balanceOf(available, used) }
      return { line, available, used, today, pace: paceOf(line, today, leastLoggedDays)! }
    })
  const always = (claim: (value: typeof cases extends fc.Arbitrary<infer V> ? V : never) => void) =>
    fc.assert(
      fc.property(cases, (value) => claim(value)),
      { numRuns: 500 },
    )

  test('the hours run out on the first day on which the pace would have used all of them, and only before the reset', () => {
    always(({ line: { cycle }, pace, today, available, used }) => {
      const usedBy = (day: string) => (used / pace.day) * (daysBetween(cycle.startsOn, day) + 1)
      if (pace.runsOutOn === null) {
        expect(used >= available || usedBy(cycle.endsOn) < available + 1).toBe(true)
        return
      }
      expect(pace.runsOutOn > today && pace.runsOutOn <= cycle.endsOn).toBe(true)
      expect(usedBy(pace.runsOutOn)).toBeGreaterThanOrEqual(available - 1)
      expect(usedBy(addDays(pace.runsOutOn, -1))).toBeLessThan(available + 1)
    })
  })

  test('what is left a week is never more than what is left, and all of it is there at the reset', () => {
    always(({ line, pace, today }) => {
      if (pace.leftPerWeekSeconds === null) return
      const weeks = daysBetween(today, line.cycle.resetsOn) / 7
      expect(pace.leftPerWeekSeconds).toBeLessThanOrEqual(line.leftSeconds)
      expect(Math.abs(pace.leftPerWeekSeconds * weeks - line.leftSeconds)).toBeLessThanOrEqual(weeks)
    })
  })

  test('of hours that are over or used up, no day is foretold and nothing is promised', () => {
    always(({ line, pace, today }) => {
      const sentence = paceInWords(pace, line.leftSeconds === 0, today)
      expect(sentence).not.toMatch(/NaN|undefined|null|-\d|\.\d\d/)
      if (line.leftSeconds > 0) return
      expect([pace.runsOutOn, pace.leftPerWeekSeconds]).toEqual([null, null])
      expect(sentence).not.toMatch(/run out|last|reset/)
    })
  })
})

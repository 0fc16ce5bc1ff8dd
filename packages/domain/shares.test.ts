import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isReached, passedShares, type Spent } from './shares.ts'

const hour = 3600
const of20 = (hours: number): Spent => ({ availableSeconds: 20 * hour, usedSeconds: hours * hour })
const usual = [50, 80, 100]

test.each([
  ['nothing is passed below the first share', 0, 9.99, []],
  ['a share is passed when it is met to the second', 9, 10, [50]],
  ['a jump passes all shares that lie in between', 3, 22, [50, 80, 100]],
  ['a share that was reached before is not passed again', 10, 15, []],
  ['going down passes nothing', 22, 3, []],
  ['at the end of the hours the last one is passed', 19.5, 20, [100]],
])('%s', (_what, before, now, passed) => {
  expect(passedShares(usual, of20(before), of20(now))).toEqual(passed)
})

test('of what had no balance before, everything reached is passed', () => {
  expect(passedShares([200, 80, 50], undefined, of20(17))).toEqual([50, 80])
})

test('fewer hours pass a share as more work does', () => {
  const used = { usedSeconds: 6 * hour }
  expect(passedShares(usual, { availableSeconds: 20 * hour, ...used }, { availableSeconds: 10 * hour, ...used })).toEqual([50])
})

test('where a deficit leaves nothing, no share is reached until the first second is used', () => {
  for (const availableSeconds of [0, -5 * hour]) {
    expect(isReached(1, { availableSeconds, usedSeconds: 0 })).toBe(false)
    expect(isReached(200, { availableSeconds, usedSeconds: 1 })).toBe(true)
  }
})

describe('whatever happens in a cycle', () => {
  const spent = fc.record({
    availableSeconds: fc.integer({ min: -100_000, max: 500_000 }),
    usedSeconds: fc.integer({ min: -5000, max: 900_000 }),
  })
  const shares = fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { maxLength: 6 })

  test('what a path passes step by step, each share once, is what is reached at its highest point', () => {
    fc.assert(
      fc.property(shares, fc.array(spent, { minLength: 1, maxLength: 12 }), (at, path) => {
        const known = new Set<number>()
        let before: Spent | undefined
        for (const now of path) {
          for (const percent of passedShares(at, before, now)) known.add(percent)
          before = now
        }
        expect([...known].toSorted()).toEqual(at.filter((percent) => path.some((point) => isReached(percent, point))).toSorted())
      }),
    )
  })

  test('a higher share is never reached before a lower one', () => {
    fc.assert(
      fc.property(shares, spent, (at, now) => {
        const passed = passedShares(at, undefined, now)
        expect(passed).toEqual(at.toSorted((one, other) => one - other).slice(0, passed.length))
      }),
    )
  })
})

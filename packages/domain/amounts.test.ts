import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatAmount, overageCents, overageInWords } from './amounts.ts'
import { formatHours } from './hours.ts'

const hour = 3600
const cap = 20 * hour
const over = (seconds: number) => ({ availableSeconds: cap, usedSeconds: cap + seconds })

describe('what is over', () => {
  test('costs the printed hours times the rate', () => {
    expect(overageCents(over(2 * hour), 15_000)).toBe(30_000)
    expect(overageCents(over(4788), 15_000)).toBe(19_950)
    expect(overageCents(over(0), 15_000)).toBe(0)
    expect(overageCents({ availableSeconds: cap, usedSeconds: 5 * hour }, 15_000)).toBe(0)
  })

  test('is rounded half up to a cent', () => {
    expect(overageCents(over(36), 149)).toBe(1)
    expect(overageCents(over(36), 150)).toBe(2)
    expect(overageCents(over(36), 50)).toBe(1)
    expect(overageCents(over(36), 49)).toBe(0)
  })

  test('never differs from a multiplication by hand by more than half a cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_600_000 }), fc.integer({ min: 0, max: 10_000_000 }), (seconds, rate) => {
        const cents = overageCents(over(seconds), rate)
        const byHand = BigInt(Math.round(Number(formatHours(cap + seconds)) * 100) - 2000) * BigInt(rate)
        const difference = BigInt(cents) * 100n - byHand
        expect(Number.isSafeInteger(cents)).toBe(true)
        expect(difference > -50n && difference <= 50n).toBe(true)
      }),
    )
  })

  test('says how it comes about', () => {
    expect(overageInWords(over(9000), { hourlyRateCents: 14_250, feeCents: null, currency: 'EUR' })).toBe('2.5 over × 142.50 EUR')
    expect(overageInWords(over(9000), { hourlyRateCents: null, feeCents: 1, currency: null })).toBe('2.5 over')
  })
})

test('an amount is printed with its cents, thousands and currency', () => {
  expect(formatAmount(0, null)).toBe('0.00')
  expect(formatAmount(5, 'EUR')).toBe('0.05 EUR')
  expect(formatAmount(123_456_789, 'USD')).toBe('1,234,567.89 USD')
  expect(formatAmount(100_000, null)).toBe('1,000.00')
})

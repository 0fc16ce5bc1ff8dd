import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figures, sentence } from './sentence.ts'

const h = 3600
const today = '2026-07-20'

const lineOf = (availableSeconds: number, usedSeconds: number) => ({ availableSeconds, usedSeconds, cycle: { resetsOn: '2026-08-01' } })
const duration = fc.integer({ min: -40 * h, max: 400 * h })
const lines = fc.tuple(duration, duration).map(([available, used]) => lineOf(available, used))
const printed = (text: string) => Number(text)

describe('the header line', () => {
  test.each([
    [20 * h, 12 * h, '12 of 20 hours used · 8 hours remain · resets Aug 1'],
    [20 * h, 22 * h, '22 of 20 hours used · 2 over · resets Aug 1'],
    [20 * h, 19 * h, '19 of 20 hours used · 1 hour remains · resets Aug 1'],
    [20 * h, 20 * h, '20 of 20 hours used · 0 hours remain · resets Aug 1'],
    [20 * h, 0, '0 of 20 hours used · 20 hours remain · resets Aug 1'],
    [20 * h, -3 * h, '-3 of 20 hours used · 23 hours remain · resets Aug 1'],
    [-5 * h, 3 * h, '3 of -5 hours used · 8 over · resets Aug 1'],
  ])('of %i seconds with %i used reads %#', (available, used, line) => expect(sentence(lineOf(available, used), today)).toBe(line))

  test('names the year of the reset only when it is not this year', () => {
    expect(sentence(lineOf(20 * h, 0), '2025-12-31')).toBe('0 of 20 hours used · 20 hours remain · resets Aug 1, 2026')
  })

  test('prints what remains as the difference of what it prints, even where rounding would say otherwise', () => {
    expect(sentence(lineOf(20 * h, 4800), today)).toBe('1.33 of 20 hours used · 18.67 hours remain · resets Aug 1')
    expect(sentence(lineOf(20 * h + 18, 10 * h + 18), today)).toBe('10.01 of 20.01 hours used · 10 hours remain · resets Aug 1')
    expect(sentence(lineOf(35, 17), today)).toBe('0 of 0.01 hours used · 0.01 hours remain · resets Aug 1')
  })

  test('does not call a few seconds, which it cannot print, over', () => {
    expect(figures(lineOf(20 * h, 20 * h + 10)).isOver).toBe(false)
    expect(sentence(lineOf(20 * h, 20 * h + 10), today)).toBe('20 of 20 hours used · 0 hours remain · resets Aug 1')
  })

  test('always adds up as printed, and never shows a balance below zero', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const { used, available, left, over, isOver } = figures(line)
        expect(printed(available) - printed(used)).toBeCloseTo(printed(left) - printed(over), 9)
        expect(Math.min(printed(left), printed(over))).toBe(0)
        expect(isOver).toBe(printed(over) > 0)
        const rest = isOver ? `${over} over` : left === '1' ? '1 hour remains' : `${left} hours remain`
        expect(sentence(line, today)).toContain(` · ${rest} · `)
      }),
    )
  })
})

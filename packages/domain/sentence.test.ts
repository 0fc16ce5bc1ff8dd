import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from './calendar.ts'
import { hundredths, parseDuration } from './hours.ts'
import { balanceOf, type CarriedLot, type GrantedPart, type LedgerLine } from './ledger.ts'
import { explain, figures, sentence } from './sentence.ts'

const h = 3600
const today = '2026-07-20'
const june = { startsOn: '2026-06-01', endsOn: '2026-06-30', resetsOn: '2026-07-01' }
const july = { startsOn: '2026-07-01', endsOn: '2026-07-31', resetsOn: '2026-08-01' }

function lineOf(capSeconds: number, usedSeconds: number, carried: CarriedLot[] = [], grants: GrantedPart[] = []): LedgerLine {
  const carriedInSeconds = carried.reduce((sum, { seconds }) => sum + seconds, 0)
  const grantedSeconds = grants.reduce((sum, { seconds }) => sum + seconds, 0)
  const availableSeconds = capSeconds + carriedInSeconds + grantedSeconds
  const balance = balanceOf(availableSeconds, usedSeconds)
  return { cycle: july, capSeconds, carriedInSeconds, carried, grantedSeconds, grants, availableSeconds, usedSeconds, ...balance }
}

const lot = (seconds: number, rest: Partial<CarriedLot> = {}): CarriedLot => ({ fromCycle: june, seconds, expiresOn: null, ...rest })
const duration = fc.integer({ min: 0, max: 400 * h })
const lines = fc
  .tuple(duration, duration, fc.array(duration, { maxLength: 4 }), fc.array(fc.integer({ min: -40 * h, max: 40 * h }), { maxLength: 3 }))
  .map(([cap, used, lots, grants]) =>
    lineOf(
      cap,
      used,
      lots.map((seconds, i) => lot(seconds, { expiresOn: addDays('2026-07-31', 31 * i) })),
      grants.map((seconds) => (seconds < 0 ? { seconds, reason: '', lentTo: '2026-06-01' } : { seconds, reason: 'cutover' })),
    ),
  )
const printed = (text: string) => Number(text)
const inHundredths = (hours: string) => hundredths(parseDuration(hours)!)

describe('the header line', () => {
  test.each([
    [20 * h, 12 * h, '12 of 20 hours used · 8 hours remain · resets Aug 1'],
    [20 * h, 22 * h, '22 of 20 hours used · 2 over · resets Aug 1'],
    [20 * h, 19 * h, '19 of 20 hours used · 1 hours remain · resets Aug 1'],
    [20 * h, 20 * h, '20 of 20 hours used · 0 hours remain · resets Aug 1'],
    [20 * h, 0, '0 of 20 hours used · 20 hours remain · resets Aug 1'],
    [20 * h, -3 * h, '-3 of 20 hours used · 23 hours remain · resets Aug 1'],
    [-5 * h, 3 * h, '3 of -5 hours used · 8 over · resets Aug 1'],
  ])('of %i seconds with %i used reads %#', (available, used, line) => expect(sentence(lineOf(available, used), today)).toBe(line))

  test('counts what was carried and agreed as available', () => {
    const line = lineOf(20 * h, 22.5 * h, [lot(3 * h)], [{ seconds: 5 * h, reason: 'hypercare' }])
    expect(sentence(line, today)).toBe('22.5 of 28 hours used · 5.5 hours remain · resets Aug 1')
  })

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
        expect(sentence(line, today)).toContain(isOver ? ` · ${over} over · ` : ` · ${left} hours remain · `)
      }),
    )
  })
})

describe('a balance that explains itself', () => {
  test('names the cap, what was carried and until when, what was agreed, and what was logged', () => {
    const line = lineOf(20 * h, 22.5 * h, [lot(3 * h, { expiresOn: '2026-07-31' })], [{ seconds: 5 * h, reason: 'hypercare' }])
    expect(explain(line, today)).toEqual([
      { label: 'cap', seconds: 20 * h, hours: '20', kind: 'cap' },
      { label: 'carried from Jun 1 – 30, expires Jul 31', seconds: 3 * h, hours: '3', kind: 'carried' },
      { label: 'agreed: hypercare', seconds: 5 * h, hours: '5', kind: 'agreed' },
      { label: 'logged', seconds: -22.5 * h, hours: '-22.5', kind: 'logged' },
      { label: 'remain', seconds: 5.5 * h, hours: '5.5', kind: 'remain' },
    ])
  })

  test('says cap, logged and remain, and nothing of what there is none of', () => {
    expect(explain(lineOf(20 * h, 0), today).map(({ label, hours }) => `${hours} ${label}`)).toEqual(['20 cap', '0 logged', '20 remain'])
  })

  test('names a carried deficit and both sides of a loan', () => {
    const grants = [
      { seconds: 4 * h, reason: 'go-live', borrowedFrom: '2026-09-01' },
      { seconds: -2 * h, reason: '', lentTo: '2026-06-01' },
    ]
    expect(explain(lineOf(20 * h, 21 * h, [lot(-2 * h)], grants), today).map(({ label, kind, hours }) => [kind, hours, label])).toEqual([
      ['cap', '20', 'cap'],
      ['carried', '-2', 'over, carried from Jun 1 – 30'],
      ['agreed', '4', 'agreed: go-live, borrowed from the cycle of Sep 1'],
      ['lent', '-2', 'lent to the cycle of Jun 1'],
      ['logged', '-21', 'logged'],
      ['over', '1', 'over'],
    ])
  })

  test('tells hours that expire together in one breath', () => {
    const may = { startsOn: '2026-05-01', endsOn: '2026-05-31', resetsOn: '2026-06-01' }
    const line = lineOf(20 * h, 0, [lot(h, { expiresOn: '2026-08-31' }), lot(2 * h, { fromCycle: may }), lot(3 * h)])
    const carried = explain(line, today).filter(({ kind }) => kind === 'carried')
    expect(carried.map(({ label, hours }) => `${hours} ${label}`)).toEqual([
      '1 carried from Jun 1 – 30, expires Aug 31',
      '5 carried from May 1 – Jun 30',
    ])
  })

  test('adds up to the header line, in seconds and as printed', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const terms = explain(line, today)
        const result = terms.pop()!
        const sign = result.kind === 'over' ? -1 : 1
        const { left, over } = figures(line)
        expect(terms.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(sign * result.seconds)
        expect(result.hours).toBe(result.kind === 'over' ? over : left)
        const sum = terms.reduce((before, { hours }) => before + inHundredths(hours), 0)
        expect(sum - sign * inHundredths(result.hours)).toBe(0)
      }),
    )
  })

  test('prints no term more than a hundredth off', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const misses = explain(line, today).map(({ seconds, hours }) => Math.abs(seconds - parseDuration(hours)!))
        expect(Math.max(...misses)).toBeLessThanOrEqual(36)
      }),
    )
  })
})

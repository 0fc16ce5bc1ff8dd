import { describe, expect, test } from 'vitest'
import type { Schedule } from './cycle.ts'
import { explain, printedSum } from './explanation.ts'
import { ledger, type LedgerInput, type Surplus } from './ledger.ts'
import { pausedSince, turnOf, type Pause } from './pause.ts'
import { sentence } from './sentence.ts'

const h = 3600
const schedule: Schedule = { startsOn: '2026-01-01', cadence: 'monthly', resetDay: 1, firstCycle: 'full' }
const first = (month: number) => `2026-${String(month).padStart(2, '0')}-01`
const pause = (from: number, until: number | null): Pause => ({ from: first(from), until: until === null ? null : first(until) })
const all = (expiresAfter: number | null): Surplus => ({ kind: 'all', expiresAfter })

/** Monthly since Jan 1, 20 hours, with hours used by month. */
function books(pauses: Pause[], given: { used?: Record<number, number>; surplus?: Surplus; deficit?: boolean } = {}): LedgerInput {
  const { used = {}, surplus = { kind: 'none' }, deficit = false } = given
  return {
    schedule,
    terms: [{ from: '2026-01-01', capSeconds: 20 * h, surplus, deficit }],
    grants: [],
    pauses,
    used: new Map(Object.entries(used).map(([month, hours]) => [first(Number(month)), hours * h])),
  }
}
const linesOf = (input: LedgerInput, months: number) => ledger({ ...input, through: first(months) })
const figures = (input: LedgerInput, months: number) =>
  linesOf(input, months).map(({ capSeconds, carriedInSeconds, leftSeconds, overSeconds }) =>
    [capSeconds, carriedInSeconds, leftSeconds, overSeconds].map((seconds) => seconds / h),
  )

describe('a paused cycle', () => {
  test('has no cap; the one before and the one after have theirs, on the days they would have had anyway', () => {
    const lines = linesOf(books([pause(2, 4)]), 4)
    expect(lines.map(({ cycle, capSeconds, pausedSince: since }) => [cycle.startsOn, capSeconds / h, since])).toEqual([
      ['2026-01-01', 20, undefined],
      ['2026-02-01', 0, '2026-02-01'],
      ['2026-03-01', 0, '2026-02-01'],
      ['2026-04-01', 20, undefined],
    ])
  })

  test('still counts the work that is logged in it, which is over', () => {
    expect(figures(books([pause(2, null)], { used: { 1: 20, 2: 3 } }), 3)).toEqual([
      [20, 0, 0, 0],
      [0, 0, 0, 3],
      [0, 0, 0, 0],
    ])
  })

  test('hands on overuse where that is deducted', () => {
    expect(figures(books([pause(2, 4)], { used: { 1: 22, 2: 1 }, deficit: true }), 4)).toEqual([
      [20, 0, 0, 2],
      [0, -2, 0, 3],
      [0, -3, 0, 3],
      [20, -3, 17, 0],
    ])
  })

  test('lets carried hours be used, and does not count against the cycles they stay usable in', () => {
    const input = books([pause(2, 4)], { used: { 1: 15, 2: 1 }, surplus: all(1) })
    expect(figures(input, 5)).toEqual([
      [20, 0, 5, 0],
      [0, 5, 4, 0],
      [0, 4, 4, 0],
      [20, 4, 24, 0],
      [20, 20, 40, 0],
    ])
    expect(linesOf(input, 4).map(({ carried }) => carried.map(({ expiresOn }) => expiresOn))).toEqual([
      [],
      ['2026-03-31'],
      ['2026-04-30'],
      ['2026-04-30'],
    ])
  })

  test('keeps hours that never expire as they are', () => {
    expect(linesOf(books([pause(2, null)], { surplus: all(null) }), 3).at(-1)?.carried).toMatchObject([
      { seconds: 20 * h, expiresOn: null },
    ])
  })

  test('may be the first, short or not', () => {
    const short: Schedule = { startsOn: '2026-01-10', cadence: 'monthly', resetDay: 1, firstCycle: 'prorated' }
    const input = { ...books([{ from: '2026-01-10', until: '2026-02-01' }]), schedule: short }
    const [january, february] = ledger({ ...input, terms: [{ ...input.terms[0]!, from: '2026-01-10' }], through: '2026-02-01' })
    expect([january!.capSeconds, january!.prorated, february!.capSeconds]).toEqual([0, undefined, 20 * h])
  })

  test('explains itself', () => {
    const line = linesOf(books([pause(2, null)], { used: { 1: 15, 2: 1 }, surplus: all(1) }), 2)[1]!
    expect(printedSum(explain(line, '2026-02-10')).map(({ figure, label }) => `${figure} ${label}`)).toEqual([
      '0 cap, paused',
      '+ 5 carried from Jan 1 – 31, kept while paused',
      '− 1 logged',
      '= 4 remain',
    ])
  })
})

describe('the header line', () => {
  const said = (pauses: Pause[], month: number, today: string) => {
    const line = linesOf(books(pauses), month).at(-1)!
    return sentence(line, today, turnOf(schedule, pauses, line.cycle, today))
      .split(' · ')
      .at(-1)
  }

  test.each([
    ['that a pause comes instead of the reset', [pause(3, null)], 2, '2026-02-10', 'pauses Mar 1'],
    ['that the cycle resets while the pause is further away', [pause(4, null)], 2, '2026-02-10', 'resets Mar 1'],
    ['since when it is paused', [pause(2, null)], 3, '2026-03-10', 'paused since Feb 1'],
    ['when it resumes', [pause(2, 5)], 3, '2026-03-10', 'paused since Feb 1, resumes May 1'],
    ['of a pause that is over only that it was', [pause(2, 4)], 3, '2026-04-10', 'paused since Feb 1'],
    ['of the cycle before a pause that began that it reset', [pause(3, null)], 2, '2026-03-10', 'resets Mar 1'],
    ['the year when it is not this one', [pause(2, null)], 3, '2027-03-10', 'paused since Feb 1, 2026'],
  ])('says %s', (_what, pauses, month, today, words) => {
    expect(said(pauses, month, today)).toBe(words)
  })
})

test('a pause whose day no longer begins a cycle holds from the next one on', () => {
  const midMonth: Schedule = { ...schedule, resetDay: 15 }
  const pauses: Pause[] = [{ from: '2026-03-01', until: '2026-05-01' }]
  const lines = ledger({ ...books(pauses), schedule: midMonth, through: '2026-06-01' })
  expect(lines.filter(({ pausedSince: since }) => since).map(({ cycle }) => cycle.startsOn)).toEqual(['2026-03-15', '2026-04-15'])
  expect(pausedSince(midMonth, pauses[0]!)).toBe('2026-03-15')
  expect(turnOf(midMonth, pauses, lines[3]!.cycle, '2026-03-20')).toEqual({ pausedSince: '2026-03-15', resumesOn: '2026-05-15' })
  expect(pausedSince({ ...schedule, startsOn: '2026-04-10' }, pauses[0]!)).toBe('2026-04-10')
})

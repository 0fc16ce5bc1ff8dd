import { describe, expect, test } from 'vitest'
import type { Day } from './calendar.ts'
import type { Schedule } from './cycle.ts'
import { balanceOf, ledger, lineOn, usedByCycle, type LedgerInput, type LedgerLine, type Terms } from './ledger.ts'

const h = 3600
const from = (startsOn: Day): Schedule => ({ startsOn, cadence: 'monthly', resetDay: Number(startsOn.slice(8)), firstCycle: 'full' })
const terms = (start: Day, capHours: number, rest: Partial<Terms> = {}): Terms => ({
  from: start,
  capSeconds: capHours * h,
  surplus: { kind: 'none' },
  deficit: false,
  ...rest,
})
const worked = (schedule: Schedule, hoursByDay: Record<Day, number>) =>
  usedByCycle(
    schedule,
    Object.entries(hoursByDay).map(([workedOn, hours]) => ({ workedOn, seconds: hours * h })),
  )

// A line in hours, in the order of the columns of the examples: cap, carried in, granted, available, used, left, over.
const columns = (line: LedgerLine) =>
  [
    line.capSeconds,
    line.carriedInSeconds,
    line.grantedSeconds,
    line.availableSeconds,
    line.usedSeconds,
    line.leftSeconds,
    line.overSeconds,
  ].map((seconds) => seconds / h)
const cycleOf = ({ cycle }: LedgerLine) => `${cycle.startsOn} ${cycle.endsOn}`

describe('overuse that is not carried', () => {
  const schedule = from('2026-06-01')
  const input = { schedule, terms: [terms('2026-06-01', 20)], grants: [], used: worked(schedule, { '2026-06-12': 22 }) }

  test('Jun 1 – 30 counts on past the cap', () => {
    expect(cycleOf(lineOn(input, '2026-06-12'))).toBe('2026-06-01 2026-06-30')
    expect(columns(lineOn(input, '2026-06-12'))).toEqual([20, 0, 0, 20, 22, 0, 2])
  })

  test('Jul 1 – 31 begins anew with the whole cap', () => {
    expect(columns(lineOn(input, '2026-07-01'))).toEqual([20, 0, 0, 20, 0, 20, 0])
  })
})

test('overuse that is carried is deducted from Jul 1 – 31', () => {
  const schedule = from('2026-06-01')
  const used = worked(schedule, { '2026-06-12': 22, '2026-07-02': 5 })
  const line = lineOn({ schedule, terms: [terms('2026-06-01', 20, { deficit: true })], grants: [], used }, '2026-07-31')
  expect(columns(line)).toEqual([20, -2, 0, 18, 5, 13, 0])
})

describe('up to 5 h carried, expiring after one cycle', () => {
  const schedule = from('2026-05-15')
  const used = worked(schedule, { '2026-05-20': 8, '2026-06-20': 3, '2026-07-20': 26 })
  const surplus = { kind: 'upTo', maxSeconds: 5 * h, expiresAfter: 1 } as const
  const input = { schedule, terms: [terms('2026-05-15', 20, { surplus })], grants: [], used }

  test('May 15 – Jun 14 leaves 12', () => expect(columns(lineOn(input, '2026-06-14'))).toEqual([20, 0, 0, 20, 8, 12, 0]))

  test('Jun 15 – Jul 14 opens with 5 of them', () => expect(columns(lineOn(input, '2026-06-15'))).toEqual([20, 5, 0, 25, 3, 22, 0]))

  test('Jul 15 – Aug 14 opens with 5 hours of June, none of May', () => {
    const line = lineOn(input, '2026-07-15')
    expect(columns(line)).toEqual([20, 5, 0, 25, 26, 0, 1])
    expect(line.carried).toEqual([{ fromCycle: lineOn(input, '2026-06-15').cycle, seconds: 5 * h, expiresOn: '2026-08-14' }])
  })

  test('Aug 15 – Sep 14 opens with the cap alone', () => expect(columns(lineOn(input, '2026-09-14'))).toEqual([20, 0, 0, 20, 0, 20, 0]))
})

describe('everything carried for two cycles, hours agreed in July, a larger cap from August', () => {
  const schedule = from('2026-06-01')
  const surplus = { kind: 'all', expiresAfter: 2 } as const
  const input: LedgerInput = {
    schedule,
    terms: [terms('2026-08-01', 30, { surplus }), terms('2026-06-01', 20, { surplus })],
    grants: [{ cycleStartsOn: '2026-07-01', seconds: 5 * h, reason: 'hypercare' }],
    used: worked(schedule, { '2026-06-30': 17, '2026-07-14': 22.5, '2026-08-04': 2 }),
  }

  test('Jun 1 – 30 leaves 3', () => expect(columns(lineOn(input, '2026-06-30'))).toEqual([20, 0, 0, 20, 17, 3, 0]))

  test('Jul 1 – 31 has 28 with what was carried and agreed', () => {
    const line = lineOn(input, '2026-07-14')
    expect(columns(line)).toEqual([20, 3, 5, 28, 22.5, 5.5, 0])
    expect(line.carried.map(({ seconds, expiresOn }) => [seconds / h, expiresOn])).toEqual([[3, '2026-08-31']])
    expect(line.grants).toEqual([{ seconds: 5 * h, reason: 'hypercare' }])
  })

  test('Aug 1 – 31 opens with the half hour of the cap that was unspent; what was agreed has ended', () => {
    expect(columns(lineOn(input, '2026-08-04'))).toEqual([30, 0.5, 0, 30.5, 2, 28.5, 0])
  })

  test('a cap raised in August does not rewrite July', () => {
    const before = ledger({ ...input, terms: input.terms.slice(1), through: '2026-07-31' })
    expect(ledger({ ...input, through: '2026-08-31' }).slice(0, 2)).toEqual(before)
  })
})

test('a prorated first cycle opens with its share of the cap', () => {
  const schedule: Schedule = { startsOn: '2026-03-10', cadence: 'monthly', resetDay: 1, firstCycle: 'prorated' }
  const lines = ledger({ schedule, terms: [terms('2026-03-10', 20)], grants: [], used: new Map(), through: '2026-04-01' })
  expect(lines.map(({ capSeconds }) => capSeconds / 60)).toEqual([14 * 60 + 12, 20 * 60])
})

test('a day ahead can be asked for, a day before the retainer cannot', () => {
  const input = { schedule: from('2026-06-01'), terms: [terms('2026-06-01', 20)], grants: [], used: new Map() }
  expect(ledger({ ...input, through: '2027-05-31' })).toHaveLength(12)
  expect(ledger({ ...input, through: '2026-05-31' })).toEqual([])
  expect(() => lineOn(input, '2026-05-31')).toThrow(RangeError)
})

test('a cycle without terms is refused, not guessed', () => {
  const input = { schedule: from('2026-06-01'), terms: [terms('2026-07-01', 20)], grants: [], used: new Map() }
  expect(() => ledger({ ...input, through: '2026-07-31' })).toThrow(RangeError)
})

test('of two terms from the same day the one agreed last is in force', () => {
  const input = { schedule: from('2026-06-01'), terms: [terms('2026-06-01', 20), terms('2026-06-01', 25)], grants: [], used: new Map() }
  expect(lineOn(input, '2026-06-01').capSeconds).toBe(25 * h)
})

test('entries that do not count have no effect, and the last day of a cycle belongs to it', () => {
  const used = usedByCycle(from('2026-01-31'), [
    { workedOn: '2026-02-27', seconds: 3 },
    { workedOn: '2026-02-28', seconds: 5, counted: true },
    { workedOn: '2026-02-28', seconds: 7, counted: false },
    { workedOn: '2026-03-30', seconds: -1 },
  ])
  expect([...used]).toEqual([
    ['2026-01-31', 3],
    ['2026-02-28', 4],
  ])
})

test('an entry before the retainer is refused', () => {
  expect(() => usedByCycle(from('2026-06-01'), [{ workedOn: '2026-05-31', seconds: 1 }])).toThrow(RangeError)
})

test('a balance is either left or over', () => {
  expect([balanceOf(20, 12), balanceOf(20, 22), balanceOf(20, 20)]).toEqual([
    { leftSeconds: 8, overSeconds: 0 },
    { leftSeconds: 0, overSeconds: 2 },
    { leftSeconds: 0, overSeconds: 0 },
  ])
})

import { describe, expect, test } from 'vitest'
import type { Schedule } from './cycle.ts'
import { ledger, type Grant, type LedgerLine, type Surplus, type Terms } from './ledger.ts'

const h = 3600
const schedule: Schedule = { startsOn: '2026-01-01', cadence: 'monthly', resetDay: 1, firstCycle: 'full' }
const first = (month: number) => `2026-${String(month).padStart(2, '0')}-01`
const none: Surplus = { kind: 'none' }
const all = (expiresAfter: number | null): Surplus => ({ kind: 'all', expiresAfter })
const upTo = (hours: number, expiresAfter: number | null): Surplus => ({ kind: 'upTo', maxSeconds: hours * h, expiresAfter })
const since = (month: number, surplus: Surplus, { cap = 10, deficit = false } = {}): Terms => ({
  from: first(month),
  capSeconds: cap * h,
  surplus,
  deficit,
})
const owing = (surplus: Surplus) => [since(1, surplus, { deficit: true })]
const agree = (month: number, hours: number): Grant => ({ cycleStartsOn: first(month), seconds: hours * h, reason: 'hypercare' })
const lend = (month: number, hours: number, to: number): Grant => ({ ...agree(to, hours), borrowedFrom: first(month) })

/** The ledger of hours used in January, February and so on. */
const linesOf = (usedHours: number[], terms: Terms[], grants: Grant[] = []): LedgerLine[] =>
  ledger({
    schedule,
    terms,
    grants,
    used: new Map(usedHours.map((hours, i) => [first(i + 1), hours * h])),
    through: first(usedHours.length),
  })
const carriedIn = (lines: LedgerLine[]) => lines.map((line) => line.carriedInSeconds / h)
/** The lots the last line opens with, in spending order. */
const lots = (lines: LedgerLine[]) =>
  lines
    .at(-1)
    ?.carried.map((lot) => `${lot.seconds / h} from ${lot.fromCycle.startsOn.slice(5)} through ${lot.expiresOn?.slice(5) ?? 'ever'}`)

describe('carried hours', () => {
  test('end after as many cycles as agreed, each lot by its own date', () => {
    expect(carriedIn(linesOf([8, 0, 0, 0, 0], [since(1, all(2))]))).toEqual([0, 2, 12, 20, 20])
    expect(lots(linesOf([8, 0, 0], [since(1, all(2))]))).toEqual(['2 from 01-01 through 03-31', '10 from 02-01 through 04-30'])
  })

  test('without expiry stay for ever', () => {
    expect(lots(linesOf([9, 0, 0, 0, 0, 0, 0], [since(1, all(null)), since(2, all(null), { cap: 0 })]))).toEqual([
      '1 from 01-01 through ever',
    ])
  })

  test('are spent before the cap', () => {
    expect(lots(linesOf([8, 5, 0], [since(1, all(null))]))).toEqual(['7 from 02-01 through ever'])
  })

  test('are spent by earliest expiry, also where newer hours expire sooner', () => {
    const terms = [since(1, all(3)), since(2, all(1))]
    expect(lots(linesOf([8, 0, 0], terms))).toEqual(['10 from 02-01 through 03-31', '2 from 01-01 through 04-30'])
    expect(lots(linesOf([8, 0, 11, 0], terms))).toEqual(['1 from 01-01 through 04-30', '10 from 03-01 through 04-30'])
  })

  test('of equal expiry are spent oldest first', () => {
    expect(lots(linesOf([8, 1, 4, 0], [since(1, all(null))]))).toEqual(['7 from 02-01 through ever', '10 from 03-01 through ever'])
  })

  test('keep their expiry when later terms give a longer or a shorter one', () => {
    expect(carriedIn(linesOf([9, 0, 0, 0], [since(1, all(2)), since(2, all(null), { cap: 0 })]))).toEqual([0, 1, 1, 0])
    expect(carriedIn(linesOf([9, 0, 0, 0], [since(1, all(3)), since(2, all(1), { cap: 0 })]))).toEqual([0, 1, 1, 1])
  })

  test('can still be used in the cycle whose terms end the carrying, and end with it', () => {
    expect(carriedIn(linesOf([9, 0, 0], [since(1, all(null)), since(2, none)]))).toEqual([0, 1, 0])
  })

  test('of a cycle are governed by its own terms, not by those of the next', () => {
    expect(carriedIn(linesOf([9, 0], [since(1, none), since(2, all(null))]))).toEqual([0, 0])
  })

  test('never begin when they are usable in no later cycle', () => {
    expect(carriedIn(linesOf([0, 0], [since(1, all(0))]))).toEqual([0, 0])
  })
})

describe('carried hours up to a limit', () => {
  test('lose what expires soonest first', () => {
    expect(lots(linesOf([8, 0, 0], [since(1, upTo(4, 3))]))).toEqual(['4 from 02-01 through 05-31'])
    const sooner = [since(1, upTo(4, null)), since(2, upTo(4, 1))]
    expect(lots(linesOf([7, 0, 0], sooner))).toEqual(['1 from 02-01 through 03-31', '3 from 01-01 through ever'])
  })

  test('lose the oldest first among those that expire together', () => {
    const terms = [since(1, upTo(4, null)), since(2, upTo(4, null), { cap: 2 })]
    expect(lots(linesOf([7, 0, 0], terms))).toEqual(['2 from 01-01 through ever', '2 from 02-01 through ever'])
  })

  test('are cut to a lower limit at the end of the first cycle that has it', () => {
    expect(carriedIn(linesOf([2, 0, 0], [since(1, upTo(8, null)), since(2, upTo(3, null), { cap: 0 })]))).toEqual([0, 8, 3])
  })
})

describe('a carried deficit', () => {
  test('is paid before anything else and stays owed while it is larger than the cap', () => {
    const lines = linesOf([35, 0, 4, 0], owing(none))
    expect(carriedIn(lines)).toEqual([0, -25, -15, -9])
    expect(lines[1]).toMatchObject({ availableSeconds: -15 * h, leftSeconds: 0, overSeconds: 15 * h })
    expect(lots(lines)).toEqual(['-9 from 03-01 through ever'])
  })

  test('ends with the cycle whose terms no longer carry it', () => {
    expect(carriedIn(linesOf([35, 0, 0], [...owing(none), since(2, none)]))).toEqual([0, -25, 0])
  })

  test('leaves less of the cap to be carried', () => {
    expect(carriedIn(linesOf([12, 5, 0], owing(all(null))))).toEqual([0, -2, 3])
  })

  test('is paid from agreed hours where the cap is not enough', () => {
    expect(carriedIn(linesOf([25, 0, 0], owing(all(null)), [agree(2, 7)]))).toEqual([0, -15, 0])
  })

  test('arises only once carried and agreed hours are spent', () => {
    expect(carriedIn(linesOf([8, 16, 0], owing(all(null)), [agree(2, 3)]))).toEqual([0, 2, -1])
  })
})

describe('agreed hours', () => {
  const carry = [since(1, all(null), { deficit: true })]

  test('end with their cycle and never become carried', () => {
    expect(carriedIn(linesOf([10, 0], carry, [agree(1, 5)]))).toEqual([0, 0])
    expect(carriedIn(linesOf([0, 0], carry, [agree(1, 5)]))).toEqual([0, 10])
  })

  test('are spent last', () => {
    expect(carriedIn(linesOf([4, 13, 0], carry, [agree(2, 5)]))).toEqual([0, 6, 3])
  })

  test('borrowed from a later cycle are missing there, and both cycles say so', () => {
    const lines = linesOf([14, 0, 0], [since(1, none)], [lend(3, 4, 1)])
    expect(lines.map((line) => line.availableSeconds / h)).toEqual([14, 10, 6])
    expect(lines[0]!.grants).toEqual([{ seconds: 4 * h, reason: 'hypercare', borrowedFrom: lines[2]!.cycle }])
    expect(lines[2]!.grants).toEqual([{ seconds: -4 * h, reason: 'hypercare', lentTo: lines[0]!.cycle }])
  })

  test('lent to another cycle come out of the cap, not out of carried hours', () => {
    expect(lots(linesOf([9, 0, 0], carry, [lend(2, 4, 3)]))).toEqual(['1 from 01-01 through ever', '6 from 02-01 through ever'])
  })

  test('stay in the cycle that holds their day when the schedule changes, and a loan within one cycle is none', () => {
    const grants = [agree(2, 5), lend(3, 4, 2), { ...agree(1, 7), cycleStartsOn: '2025-12-01' }]
    const input = { terms: [since(1, none)], grants, used: new Map(), through: first(4) }
    const shifted = ledger({ ...input, schedule: { ...schedule, resetDay: 15 } })
    expect(shifted.map(({ cycle, grantedSeconds }) => [cycle.startsOn.slice(5), grantedSeconds / h])).toEqual([
      ['01-01', 7],
      ['01-15', 9],
      ['02-15', -4],
      ['03-15', 0],
    ])
    const quarterly = ledger({ ...input, schedule: { ...schedule, cadence: 'quarterly' } })
    expect(quarterly.map(({ grants: parts }) => parts.map(({ seconds }) => seconds / h))).toEqual([[5, 7], []])
  })

  test('do not make good for lent ones: what was agreed still ends with the cycle', () => {
    expect(carriedIn(linesOf([0, 0], carry, [agree(1, 4), lend(1, 5, 2)]))).toEqual([0, 5])
  })

  test('lent beyond the cap are taken from carried hours, then owed', () => {
    expect(carriedIn(linesOf([6, 0, 0], carry, [lend(2, 12, 3)]))).toEqual([0, 4, 2])
    expect(carriedIn(linesOf([6, 0, 0], carry, [lend(2, 15, 3)]))).toEqual([0, 4, -1])
  })
})

test('hours given back by a correction are left, and carried as hours of the cap', () => {
  const lines = linesOf([10, -3, 0], [since(1, all(null))])
  expect(lines[1]).toMatchObject({ usedSeconds: -3 * h, leftSeconds: 13 * h })
  expect(carriedIn(lines)).toEqual([0, 0, 13])
})

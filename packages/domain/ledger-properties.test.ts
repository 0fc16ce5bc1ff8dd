import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, type Day } from './calendar.ts'
import { capOf, cyclesThrough, type Schedule } from './cycle.ts'
import { ledger, usedByCycle, type CarriedLot, type Grant, type LedgerInput, type LedgerLine, type Surplus, type Terms } from './ledger.ts'
import type { Pause } from './pause.ts'

type Entry = { workedOn: Day; seconds: number; counted?: boolean }
type Retainer = { schedule: Schedule; terms: Terms[]; grants: Grant[]; pauses: Pause[]; entries: Entry[]; through: Day }

const minutes = (min: number, max: number) => fc.integer({ min, max }).map((n) => n * 60)
const expiresAfter = fc.option(fc.integer({ min: 1, max: 4 }))
const surpluses: fc.Arbitrary<Surplus> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Surplus>({ kind: 'none' }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('all' as const), expiresAfter }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('upTo' as const), maxSeconds: minutes(0, 30), expiresAfter }) },
)
const schedules: fc.Arbitrary<Schedule> = fc.record({
  startsOn: fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2023-01-01', n)),
  cadence: fc.constantFrom('monthly', 'monthly', 'quarterly'),
  resetDay: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constantFrom(1, 29, 30, 31)),
  firstCycle: fc.constantFrom('full', 'prorated'),
})

// Every place in time is drawn as a number and laid on the cycles afterwards, so that shrinking keeps a retainer whole.
const place = fc.nat({ max: 10_000 })
const retainers: fc.Arbitrary<Retainer> = fc
  .record({
    schedule: schedules,
    days: fc.integer({ min: 0, max: 420 }),
    terms: fc.array(fc.record({ place, capSeconds: minutes(0, 20), surplus: surpluses, deficit: fc.boolean() }), {
      minLength: 1,
      maxLength: 4,
    }),
    grants: fc.array(fc.record({ place, lender: fc.option(place), seconds: minutes(1, 12) }), { maxLength: 4 }),
    pauses: fc.array(fc.record({ place, cycles: fc.option(fc.integer({ min: 1, max: 4 })) }), { maxLength: 2 }),
    entries: fc.array(fc.record({ place, seconds: minutes(-6, 18), counted: fc.option(fc.boolean(), { nil: undefined }) }), {
      maxLength: 25,
    }),
  })
  .map(({ schedule, days, terms, grants, pauses, entries }) => {
    const through = addDays(schedule.startsOn, days)
    const starts = cyclesThrough(schedule, through).map(({ startsOn }) => startsOn)
    const startAt = (n: number) => starts[n % starts.length]!
    return {
      schedule,
      through,
      terms: terms.map(({ place: n, ...rest }, i) => ({ from: i === 0 ? schedule.startsOn : startAt(n), ...rest })),
      grants: grants.map(({ place: n, lender, seconds }) => ({
        cycleStartsOn: startAt(n),
        seconds,
        reason: 'agreed',
        borrowedFrom: lender === null || startAt(lender) === startAt(n) ? null : startAt(lender),
      })),
      pauses: pauses.map(({ place: n, cycles }) => ({ from: startAt(n), until: starts[(n % starts.length) + (cycles ?? days)] ?? null })),
      entries: entries.map(({ place: n, ...rest }) => ({ workedOn: addDays(schedule.startsOn, n % (days + 1)), ...rest })),
    }
  })

const inputOf = ({ schedule, terms, grants, pauses, entries }: Retainer): LedgerInput => ({
  schedule,
  terms,
  grants,
  pauses,
  used: usedByCycle(schedule, entries),
})
const ledgerOf = (retainer: Retainer): LedgerLine[] => ledger({ ...inputOf(retainer), through: retainer.through })
const entryIn = ({ schedule, through }: Retainer, { place: n, seconds }: { place: number; seconds: number }): Entry => ({
  workedOn: addDays(schedule.startsOn, n % (daysBetween(schedule.startsOn, through) + 1)),
  seconds,
})
const newEntry = fc.record({ place, seconds: minutes(-6, 18) })

const always = <T>(arbitrary: fc.Arbitrary<T>, claim: (value: T) => void) =>
  fc.assert(
    fc.property(arbitrary, (value) => claim(value)),
    { numRuns: 300 },
  )

describe('on any retainer', () => {
  test('every day lies in exactly one line, and every counted entry in the line of its day', () => {
    always(retainers, (retainer) => {
      const lines = ledgerOf(retainer)
      const days = Array.from({ length: daysBetween(retainer.schedule.startsOn, retainer.through) + 1 }, (_, n) =>
        addDays(retainer.schedule.startsOn, n),
      )
      expect(days.filter((day) => lines.filter(({ cycle }) => cycle.startsOn <= day && day <= cycle.endsOn).length !== 1)).toEqual([])
      for (const { cycle, usedSeconds } of lines) {
        const own = retainer.entries.filter(
          ({ workedOn, counted }) => counted !== false && workedOn >= cycle.startsOn && workedOn <= cycle.endsOn,
        )
        expect(usedSeconds).toBe(own.reduce((sum, { seconds }) => sum + seconds, 0))
      }
    })
  })

  test('there is something left or something over, never both, and it is what was available less what was used', () => {
    always(retainers, (retainer) => {
      for (const line of ledgerOf(retainer)) {
        expect(line.availableSeconds).toBe(line.capSeconds + line.carriedInSeconds + line.grantedSeconds)
        expect(line.leftSeconds - line.overSeconds).toBe(line.availableSeconds - line.usedSeconds)
        expect(Math.min(line.leftSeconds, line.overSeconds)).toBe(0)
      }
    })
  })

  test('a cycle is never handed more than the one before it left, nor more debt than it was over', () => {
    always(retainers, (retainer) => {
      const lines = ledgerOf(retainer)
      expect(lines[0]!.carriedInSeconds).toBe(0)
      for (const [i, line] of lines.slice(1).entries()) {
        expect(line.carriedInSeconds).toBeLessThanOrEqual(lines[i]!.leftSeconds)
        expect(-line.carriedInSeconds).toBeLessThanOrEqual(lines[i]!.overSeconds)
      }
    })
  })

  test('carried hours come from earlier cycles, are usable in this one, and stand in the order they are spent', () => {
    always(retainers, (retainer) => {
      for (const { cycle, carried, carriedInSeconds } of ledgerOf(retainer)) {
        const order = carried.map(({ expiresOn, fromCycle }) => `${expiresOn ?? 'for ever'} ${fromCycle.startsOn}`)
        expect(order).toEqual(order.toSorted())
        expect(new Set(order).size).toBe(carried.length)
        expect(
          carried.every(({ fromCycle, expiresOn }) => fromCycle.endsOn < cycle.startsOn && (expiresOn ?? cycle.endsOn) >= cycle.endsOn),
        ).toBe(true)
        expect(carried.every(({ seconds }) => seconds > 0) || (carried.length === 1 && carriedInSeconds < 0)).toBe(true)
      }
    })
  })
})

describe('whatever is done to the entries', () => {
  test('the order in which they were logged changes nothing', () => {
    const shuffled = retainers.chain((retainer) =>
      fc.tuple(fc.constant(retainer), fc.shuffledSubarray(retainer.entries, { minLength: retainer.entries.length })),
    )
    always(shuffled, ([retainer, entries]) => {
      expect(ledgerOf({ ...retainer, entries })).toEqual(ledgerOf(retainer))
    })
  })

  test('totals kept while entries are logged, edited, removed, imported and undone are the sum of those that stand', () => {
    const edits = fc.array(fc.tuple(fc.constantFrom('log', 'edit', 'remove', 'import', 'undo'), newEntry), { maxLength: 40 })
    always(fc.tuple(retainers, edits), ([retainer, steps]) => {
      const kept = new Map(inputOf(retainer).used)
      const standing = [...retainer.entries]
      const imports: Entry[][] = []
      const count = (entries: Entry[], sign: 1 | -1) =>
        usedByCycle(retainer.schedule, entries).forEach((seconds, cycle) => kept.set(cycle, (kept.get(cycle) ?? 0) + sign * seconds))
      const put = (...entries: Entry[]) => (standing.push(...entries), count(entries, 1))
      const take = (entry: Entry | undefined) => {
        if (!entry || !standing.includes(entry)) return
        standing.splice(standing.indexOf(entry), 1)
        count([entry], -1)
      }
      for (const [step, drawn] of steps) {
        const entry = entryIn(retainer, drawn)
        const rows = [entry, { ...entry, seconds: 60 }]
        if (step === 'edit' || step === 'remove') take(standing[drawn.place % (standing.length || 1)])
        if (step === 'log' || step === 'edit') put(entry)
        if (step === 'import') put(...(imports.push(rows), rows))
        if (step === 'undo') imports.pop()?.forEach(take)
      }
      const fromTotals = ledger({ ...inputOf(retainer), used: kept, through: retainer.through })
      expect(fromTotals).toEqual(ledgerOf({ ...retainer, entries: standing }))
    })
  })

  test('adding one changes only its own cycle and later ones', () => {
    always(fc.tuple(retainers, newEntry), ([retainer, drawn]) => {
      const entry = entryIn(retainer, drawn)
      const before = ledgerOf(retainer)
      const after = ledgerOf({ ...retainer, entries: [...retainer.entries, entry] })
      const own = before.findIndex(({ cycle }) => entry.workedOn <= cycle.endsOn)
      expect(after.slice(0, own)).toEqual(before.slice(0, own))
      expect(after[own]!.usedSeconds - before[own]!.usedSeconds).toBe(entry.seconds)
      expect(after[own]!.availableSeconds).toBe(before[own]!.availableSeconds)
    })
  })
})

describe('whatever is agreed later', () => {
  test('terms from a later cycle leave the earlier lines as they were', () => {
    always(fc.tuple(retainers, place, minutes(0, 20), surpluses), ([retainer, n, capSeconds, surplus]) => {
      const before = ledgerOf(retainer)
      const at = n % before.length
      const from = before[at]!.cycle.startsOn
      const after = ledgerOf({ ...retainer, terms: [...retainer.terms, { from, capSeconds, surplus, deficit: true }] })
      expect(after.slice(0, at)).toEqual(before.slice(0, at))
      expect(after[at]!.carried).toEqual(before[at]!.carried)
      const isPaused = before[at]!.pausedSince !== undefined
      expect(after[at]!.capSeconds).toBe(isPaused ? 0 : capOf(retainer.schedule, before[at]!.cycle, capSeconds))
    })
  })

  test('a pause takes the cap of the cycles that begin in it and of no other, and shortens the life of no carried hour', () => {
    const drawn = fc.tuple(retainers, place, fc.integer({ min: 1, max: 4 }))
    always(drawn, ([retainer, n, cycles]) => {
      const before = ledgerOf({ ...retainer, pauses: [] })
      const [from, until] = [n % before.length, (n % before.length) + cycles]
      const pause = { from: before[from]!.cycle.startsOn, until: before[until]?.cycle.startsOn ?? null }
      const after = ledgerOf({ ...retainer, pauses: [pause] })
      expect(after.slice(0, from)).toEqual(before.slice(0, from))
      for (const [at, line] of after.entries()) {
        const isPaused = at >= from && at < until
        expect([line.capSeconds, line.pausedSince]).toEqual(isPaused ? [0, pause.from] : [before[at]!.capSeconds, undefined])
        expect(line.cycle).toEqual(before[at]!.cycle)
      }
      const limitOf = (lots: CarriedLot[] = []) => new Map(lots.map(({ fromCycle, expiresOn }) => [fromCycle.startsOn, expiresOn]))
      const limits = limitOf(before[from]!.carried)
      for (const [lot, expiresOn] of limitOf(after[from]!.carried)) {
        const was = limits.get(lot)
        expect(was === null ? expiresOn === null : expiresOn! > was!).toBe(true)
      }
    })
  })

  test('looking further ahead leaves the lines up to now as they are', () => {
    always(retainers, (retainer) => {
      const ahead = ledgerOf({ ...retainer, through: addDays(retainer.through, 200) })
      const lines = ledgerOf(retainer)
      expect(ahead.slice(0, lines.length)).toEqual(lines)
    })
  })
})

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from './calendar.ts'
import { cycleOn, type Schedule } from './cycle.ts'
import { ledger, type Grant, type LedgerInput, type LedgerLine, type Surplus, type Terms } from './ledger.ts'
import { closedThrough, freeze, isLate, oldestOpen, postedTo, type ClosedCycle } from './ledger-closed.ts'
import type { Pause } from './pause.ts'

type Work = { workedOn: Day; seconds: number }
/** An entry of the log; it stands in the cycle it was posted to. */
type Entry = Work & { cycleStartsOn: Day }
type Books = { schedule: Schedule; terms: Terms[]; grants: Grant[]; pauses: Pause[]; entries: Entry[]; closed: ClosedCycle[] }

const days = 500
const hours = (min: number, max: number) => fc.integer({ min, max }).map((n) => n * 1800)
const expiresAfter = fc.option(fc.integer({ min: 1, max: 3 }))
const surplus: fc.Arbitrary<Surplus> = fc.oneof(
  fc.constant<Surplus>({ kind: 'none' }),
  fc.record({ kind: fc.constant('all' as const), expiresAfter }),
  fc.record({ kind: fc.constant('upTo' as const), maxSeconds: hours(0, 40), expiresAfter }),
)
const agreed = fc.record({ capSeconds: hours(2, 40), surplus, deficit: fc.boolean() })
const schedules: fc.Arbitrary<Schedule> = fc.record({
  startsOn: fc.nat({ max: 900 }).map((n) => addDays('2024-01-01', n)),
  cadence: fc.constantFrom('monthly', 'monthly', 'quarterly'),
  resetDay: fc.integer({ min: 1, max: 31 }),
  firstCycle: fc.constantFrom('full', 'prorated'),
})
const work = fc.record({ day: fc.nat({ max: days }), seconds: hours(-4, 24) })
const step = fc.oneof(
  { weight: 5, arbitrary: work.map((entry) => ({ what: 'log' as const, ...entry })) },
  { weight: 2, arbitrary: fc.constant({ what: 'close' as const }) },
  { weight: 1, arbitrary: fc.constant({ what: 'reopen' as const }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('remove' as const), nth: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('pause' as const), later: fc.nat({ max: 60 }) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('resume' as const), later: fc.nat({ max: 60 }) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('agree' as const), terms: agreed, later: fc.nat({ max: 60 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('grant' as const), seconds: hours(1, 12), later: fc.nat({ max: 60 }), isLent: fc.boolean() }),
  },
)
const paused = fc.record({ after: fc.nat({ max: 100 }), days: fc.integer({ min: 1, max: 100 }) })
const histories = fc.record({ schedule: schedules, terms: agreed, paused: fc.option(paused), steps: fc.array(step, { maxLength: 60 }) })

const usedIn = (entries: readonly Entry[]) => {
  const used = new Map<Day, number>()
  for (const { cycleStartsOn, seconds } of entries) used.set(cycleStartsOn, (used.get(cycleStartsOn) ?? 0) + seconds)
  return used
}
const inputOf = ({ schedule, terms, grants, pauses, entries, closed }: Books): LedgerInput => ({
  schedule,
  terms,
  grants,
  pauses,
  used: usedIn(entries),
  closed,
})
const throughOf = ({ closed }: Books) => closedThrough(closed)
const openFrom = (books: Books): Day => oldestOpen(books.schedule, throughOf(books)).startsOn
const lastDay = ({ schedule }: Books) => addDays(schedule.startsOn, days)
const linesOf = (books: Books): LedgerLine[] => ledger({ ...inputOf(books), through: lastDay(books) })
const posted = (books: Books, entry: Work): Entry => ({
  ...entry,
  cycleStartsOn: postedTo(books.schedule, throughOf(books), entry.workedOn).startsOn,
})

/** What is still open is posted anew once a cycle is open again. */
const reopened = (books: Books): Books => {
  const after = { ...books, closed: books.closed.slice(0, -1) }
  const from = openFrom(after)
  return { ...after, entries: after.entries.map((entry) => (entry.cycleStartsOn < from ? entry : posted(after, entry))) }
}

function taken(books: Books, made: typeof step extends fc.Arbitrary<infer Step> ? Step : never): Books {
  if (made.what === 'log') {
    const workedOn = addDays(books.schedule.startsOn, made.day)
    return { ...books, entries: [...books.entries, posted(books, { workedOn, seconds: made.seconds })] }
  }
  if (made.what === 'close') {
    return openFrom(books) > lastDay(books) ? books : { ...books, closed: [...books.closed, freeze(inputOf(books))] }
  }
  if (made.what === 'reopen') return books.closed.length === 0 ? books : reopened(books)
  if (made.what === 'remove') {
    const open = books.entries.filter(({ cycleStartsOn }) => cycleStartsOn >= openFrom(books))
    const gone = open[made.nth % (open.length || 1)]
    return { ...books, entries: books.entries.filter((entry) => entry !== gone) }
  }
  const cycle = cycleOn(books.schedule, addDays(openFrom(books), made.later))
  const from = cycle.startsOn
  if (made.what === 'pause' || made.what === 'resume') return { ...books, pauses: pausedOrResumed(books.pauses, made.what, from) }
  if (made.what === 'grant') {
    const { seconds, isLent } = made
    const grant = { cycleStartsOn: from, seconds, reason: 'hypercare', borrowedFrom: isLent ? cycle.resetsOn : null }
    return { ...books, grants: [...books.grants, grant] }
  }
  return { ...books, terms: [...books.terms.filter((terms) => terms.from !== from), { from, ...made.terms }] }
}

/** Only what has not ended is paused or resumed, from a cycle that is open. */
function pausedOrResumed(pauses: Pause[], what: 'pause' | 'resume', from: Day): Pause[] {
  const last = pauses.at(-1)
  if (what === 'resume') return last?.until === null && last.from < from ? [...pauses.slice(0, -1), { ...last, until: from }] : pauses
  return !last || (last.until !== null && last.until < from) ? [...pauses, { from, until: null }] : pauses
}

type History = typeof histories extends fc.Arbitrary<infer Drawn> ? Drawn : never

const begun = ({ schedule, terms, paused: at }: History): Books => ({
  schedule,
  terms: [{ from: schedule.startsOn, ...terms }],
  grants: [],
  pauses: at ? [{ from: addDays(schedule.startsOn, at.after), until: addDays(schedule.startsOn, at.after + at.days) }] : [],
  entries: [],
  closed: [],
})

const inAnyHistory = (claim: (books: Books, before: Books | undefined) => void) =>
  fc.assert(
    fc.property(histories, (history) => {
      let books = begun(history)
      claim(books, undefined)
      for (const made of history.steps) {
        const before = books
        books = taken(books, made)
        claim(books, before)
      }
    }),
    { numRuns: 150 },
  )

describe('in any history of logging, agreeing, pausing, closing and reopening', () => {
  test('a closed line is what it was the moment it was closed, byte by byte', () => {
    const printed = new Map<ClosedCycle, string>()
    inAnyHistory((books) => {
      const lines = linesOf(books)
      for (const [at, frozen] of books.closed.entries()) {
        if (!printed.has(frozen)) printed.set(frozen, JSON.stringify(frozen.line))
        expect(JSON.stringify(lines[at])).toBe(printed.get(frozen))
      }
    })
  })

  test('closing changes no line, and neither does reopening where nothing came late', () => {
    inAnyHistory((books, before) => {
      if (!before || books.entries !== before.entries || books.terms !== before.terms || books.grants !== before.grants) return
      if (books.pauses !== before.pauses) return
      expect(linesOf(books)).toEqual(linesOf(before))
    })
  })

  test('a closed line and the same line computed anew from its entries and terms say the same', () => {
    inAnyHistory((books) => {
      const through = throughOf(books)
      if (through === undefined) return
      expect(ledger({ ...inputOf({ ...books, closed: [] }), through })).toEqual(books.closed.map(({ line }) => line))
    })
  })

  test('of the closed cycles the newest is enough to know what is open, and some in a row to know those', () => {
    inAnyHistory((books) => {
      const { closed } = books
      const whole = linesOf(books)
      expect(linesOf({ ...books, closed: closed.slice(-1) })).toEqual(whole.slice(Math.max(0, closed.length - 1)))
      const [first, last] = [Math.floor(closed.length / 3), Math.floor(closed.length / 2)]
      const [some, through] = [closed.slice(first, last + 1), closed[last]?.line.cycle.startsOn]
      if (through) expect(ledger({ ...inputOf(books), closed: some, through })).toEqual(whole.slice(first, last + 1))
    })
  })

  test('cycles tile time, and the lines hold every entry once', () => {
    inAnyHistory((books) => {
      const lines = linesOf(books)
      for (const [at, { cycle }] of lines.entries()) expect(cycle.startsOn).toBe(lines[at - 1]?.cycle.resetsOn ?? books.schedule.startsOn)
      const total = (amounts: number[]) => amounts.reduce((sum, seconds) => sum + seconds, 0)
      expect(total(lines.map(({ usedSeconds }) => usedSeconds))).toBe(total(books.entries.map(({ seconds }) => seconds)))
    })
  })

  test('what is open stands in the cycle of its day, or late in the oldest open one', () => {
    inAnyHistory((books) => {
      const from = openFrom(books)
      for (const entry of books.entries.filter(({ cycleStartsOn }) => cycleStartsOn >= from)) {
        const own = cycleOn(books.schedule, entry.workedOn).startsOn
        expect(entry.cycleStartsOn).toBe(own < from ? from : own)
        expect(isLate(entry)).toBe(own < from)
      }
    })
  })
})

test('a frozen cycle is the same after it was written down and read again', () => {
  inAnyHistory(({ closed }) => {
    expect(JSON.parse(JSON.stringify(closed))).toEqual(closed)
  })
})

const july: Schedule = { startsOn: '2026-07-01', cadence: 'monthly', resetDay: 1, firstCycle: 'full' }
const hour = 3600
const terms: Terms[] = [{ from: '2026-07-01', capSeconds: 20 * hour, surplus: { kind: 'all', expiresAfter: 1 }, deficit: true }]

describe('July is closed with 12 of 20 hours used', () => {
  const frozen = freeze({ schedule: july, terms, grants: [], used: new Map([['2026-07-01', 12 * hour]]) })

  test('work of July that surfaces in August counts in August', () => {
    expect(postedTo(july, '2026-07-31', '2026-07-28')).toMatchObject({ startsOn: '2026-08-01', endsOn: '2026-08-31' })
    expect(postedTo(july, '2026-07-31', '2026-08-02').startsOn).toBe('2026-08-01')
    expect(postedTo(july, '2026-07-31', '2026-09-02').startsOn).toBe('2026-09-01')
    expect(postedTo(july, undefined, '2026-07-28').startsOn).toBe('2026-07-01')
    expect(() => postedTo(july, '2026-07-31', '2026-06-30')).toThrow(RangeError)
  })

  test('August opens with what July handed over under its own terms, whatever is agreed for July later', () => {
    const later: Terms[] = [{ ...terms[0]!, capSeconds: 99 * hour, surplus: { kind: 'none' } }]
    const used = new Map([
      ['2026-07-01', 50 * hour],
      ['2026-08-01', hour],
    ])
    const [closed, open] = ledger({ schedule: july, terms: later, grants: [], used, closed: [frozen], through: '2026-08-31' })
    expect([closed!.usedSeconds, closed!.leftSeconds, open!.carriedInSeconds, open!.availableSeconds]).toEqual(
      [12, 8, 8, 107].map((hours) => hours * hour),
    )
  })

  test('its line is read alone too', () => {
    expect(ledger({ schedule: july, terms, grants: [], used: new Map(), closed: [frozen], through: '2026-07-05' })).toEqual([frozen.line])
  })
})

test('a paused cycle is closed like any other: what waited goes on waiting, and the pause stays printed once it has ended', () => {
  const used = new Map([
    ['2026-07-01', 12 * hour],
    ['2026-08-01', hour],
  ])
  const books: LedgerInput = { schedule: july, terms, grants: [], used, pauses: [{ from: '2026-08-01', until: null }] }
  const first = freeze(books)
  const second = freeze({ ...books, closed: [first] })
  expect(second.line).toMatchObject({ capSeconds: 0, pausedSince: '2026-08-01', carriedInSeconds: 8 * hour, leftSeconds: 7 * hour })
  const resumed = { ...books, pauses: [{ from: '2026-08-01', until: '2026-10-01' }], closed: [first, second] }
  const lines = ledger({ ...resumed, through: '2026-11-01' })
  expect(lines.slice(0, 2)).toEqual([first.line, second.line])
  expect(lines.map(({ capSeconds, carriedInSeconds }) => [capSeconds / hour, carriedInSeconds / hour])).toEqual([
    [20, 0],
    [0, 8],
    [0, 7],
    [20, 7],
    [20, 20],
  ])
  expect(ledger({ ...resumed, closed: [], through: '2026-11-01' })).toEqual(lines)
})

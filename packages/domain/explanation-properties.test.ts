import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from './calendar.ts'
import { cyclesThrough, type Schedule } from './cycle.ts'
import { explain, printedSum, relogged, type Explanation } from './explanation.ts'
import { hundredths, parseDuration, totalSeconds } from './hours.ts'
import { ledger, type Grant, type LedgerLine, type Surplus, type Terms } from './ledger.ts'
import { spentOf } from './ledger-grants.ts'
import type { Pause } from './pause.ts'
import { sentence } from './sentence.ts'

const days = 200
const seconds = (most: number) => fc.integer({ min: 1, max: most * 3600 })
const expiresAfter = fc.option(fc.integer({ min: 1, max: 4 }))
const surplus: fc.Arbitrary<Surplus> = fc.oneof(
  fc.constant<Surplus>({ kind: 'none' }),
  fc.record({ kind: fc.constant('all' as const), expiresAfter }),
  fc.record({ kind: fc.constant('upTo' as const), maxSeconds: seconds(30), expiresAfter }),
)
const agreed = fc.record({ capSeconds: seconds(40), surplus, deficit: fc.boolean() })
const schedules: fc.Arbitrary<Schedule> = fc.record({
  startsOn: fc.nat({ max: 900 }).map((n) => addDays('2024-01-01', n)),
  cadence: fc.constantFrom('monthly', 'monthly', 'quarterly'),
  resetDay: fc.integer({ min: 1, max: 31 }),
  firstCycle: fc.constantFrom('full', 'prorated'),
})
const at = fc.nat({ max: 10_000 })
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constant('log' as const), at, seconds: fc.integer({ min: -9000, max: 60_000 }) }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('agree' as const), at, from: fc.option(at), seconds: seconds(12) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('take back' as const), at }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('set terms' as const), at, terms: agreed }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('pause' as const), at, cycles: fc.option(fc.integer({ min: 1, max: 4 })) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('reschedule' as const), resetDay: fc.integer({ min: 1, max: 31 }) }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
type Books = { schedule: Schedule; terms: Terms[]; grants: Grant[]; pauses: Pause[]; work: { on: Day; seconds: number }[] }

function taken(books: Books, made: Step): Books {
  const { schedule, terms, grants, work } = books
  const starts = cyclesThrough(schedule, addDays(schedule.startsOn, days)).map(({ startsOn }) => startsOn)
  const startAt = (n: number) => starts[n % starts.length]!
  if (made.what === 'log') return { ...books, work: [...work, { on: addDays(schedule.startsOn, made.at % days), seconds: made.seconds }] }
  if (made.what === 'take back') return { ...books, grants: grants.toSpliced(made.at % (grants.length || 1), 1) }
  if (made.what === 'set terms') return { ...books, terms: [...terms, { from: startAt(made.at), ...made.terms }] }
  if (made.what === 'pause') {
    const n = made.at % starts.length
    return { ...books, pauses: [{ from: starts[n]!, until: starts[n + (made.cycles ?? starts.length)] ?? null }] }
  }
  if (made.what === 'reschedule') return { ...books, schedule: { ...schedule, resetDay: made.resetDay } }
  const cycleStartsOn = startAt(made.at)
  const borrowedFrom = made.from === null ? null : startAt(made.from)
  return { ...books, grants: [...grants, { cycleStartsOn, seconds: made.seconds, reason: 'cutover', borrowedFrom }] }
}

function linesOf({ schedule, terms, grants, pauses, work }: Books): LedgerLine[] {
  const cycles = cyclesThrough(schedule, addDays(schedule.startsOn, days))
  const used = new Map(
    cycles.map(({ startsOn, endsOn }) => [startsOn, totalSeconds(work.filter(({ on }) => on >= startsOn && on <= endsOn))]),
  )
  return ledger({ schedule, terms, grants, pauses, used, through: cycles.at(-1)!.startsOn })
}

const secondsOf = (lines: Explanation[], ...kinds: Explanation['kind'][]) => totalSeconds(lines.filter(({ kind }) => kinds.includes(kind)))
const inHundredths = ({ hours }: Explanation) => hundredths(parseDuration(hours)!)

function expectToAddUp(line: LedgerLine, today: Day) {
  const lines = explain(line, today)
  const terms = lines.slice(0, -1)
  const result = lines.at(-1)!
  const sign = result.kind === 'over' ? -1 : 1
  const left = line.leftSeconds - line.overSeconds
  expect({
    total: totalSeconds(terms),
    printed: terms.reduce((sum, term) => sum + inHundredths(term), 0) - sign * inHundredths(result),
    result: sign * result.seconds,
    cap: secondsOf(lines, 'cap'),
    carried: secondsOf(lines, 'carried'),
    granted: secondsOf(lines, 'agreed', 'lent'),
    logged: secondsOf(lines, 'logged') + line.usedSeconds,
    isNear: terms.every((term) => Math.abs(term.seconds - parseDuration(term.hours)!) <= 36),
    results: printedSum(lines).filter(({ isResult }) => isResult).length,
    relogged: relogged(relogged(lines, 5000), line.usedSeconds).map(({ hours }) => hours),
  }).toEqual({
    total: left,
    printed: 0,
    result: left,
    cap: line.capSeconds,
    carried: line.carriedInSeconds,
    granted: line.grantedSeconds,
    logged: 0,
    isNear: true,
    results: 1,
    relogged: lines.map(({ hours }) => hours),
  })
  const remains = result.hours === '1' ? '1 hour remains' : `${result.hours} hours remain`
  expect(sentence(line, today)).toContain(result.kind === 'over' ? ` · ${result.hours} over · ` : ` · ${remains} · `)
}

test('ten thousand steps long, every balance is explained by lines that add up to it, and hours lent here are agreed there', () => {
  const met = { steps: 0, carried: 0, owed: 0, lent: 0, prorated: 0, paused: 0, over: 0, spent: 0 }
  const histories = fc.record({ schedule: schedules, terms: agreed, steps: fc.array(step, { minLength: 50, maxLength: 50 }) })
  fc.assert(
    fc.property(histories, ({ schedule, terms, steps }) => {
      let books: Books = { schedule, terms: [{ from: schedule.startsOn, ...terms }], grants: [], pauses: [], work: [] }
      for (const made of steps) {
        books = taken(books, made)
        const today = addDays(schedule.startsOn, met.steps % days)
        const lines = linesOf(books)
        for (const line of lines) expectToAddUp(line, today)
        const ofGrants = lines.flatMap(({ grants }) => grants)
        const lent = ofGrants.filter(({ lentTo }) => lentTo)
        expect(totalSeconds(lent) + totalSeconds(ofGrants.filter(({ borrowedFrom }) => borrowedFrom))).toBe(0)
        met.steps += 1
        met.lent += lent.length
        met.carried += lines.filter(({ carried }) => carried.length > 1).length
        met.owed += lines.filter(({ carriedInSeconds }) => carriedInSeconds < 0).length
        met.paused += lines.filter(({ pausedSince, carriedInSeconds }) => pausedSince && carriedInSeconds > 0).length
        met.prorated += lines.filter(({ prorated }) => prorated).length
        met.over += lines.filter(({ overSeconds }) => overSeconds > 0).length
      }
      for (const grant of books.grants.filter(({ borrowedFrom }) => !borrowedFrom)) met.spent += expectToMissWhatIsSpent(books, grant)
    }),
    { numRuns: 200 },
  )
  expect(met.steps).toBe(10_000)
  for (const times of Object.values(met)) expect(times).toBeGreaterThan(20)
}, 60_000)

// What a grant is said to be spent of is what its cycle is more over without it.
function expectToMissWhatIsSpent(books: Books, grant: Grant): number {
  const holds = ({ cycle }: LedgerLine) => cycle.startsOn <= grant.cycleStartsOn && grant.cycleStartsOn <= cycle.endsOn
  const before = linesOf(books).find(holds)
  const after = linesOf({ ...books, grants: books.grants.filter((each) => each !== grant) }).find(holds)
  if (!before || !after) return 0
  const spent = spentOf(grant.seconds, before)
  expect(after.overSeconds - before.overSeconds).toBe(spent)
  return spent > 0 ? 1 : 0
}

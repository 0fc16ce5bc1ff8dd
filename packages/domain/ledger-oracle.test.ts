// A second opinion: every minute of every cycle as a token that is dealt, spent, kept or thrown away, on days counted one by one
// by the platform's calendar. Slow and plain, and it shares no line of arithmetic with the ledger.

import { expect, test } from 'vitest'
import { ledger, usedByCycle, type Grant, type Surplus, type Terms } from './ledger.ts'
import type { Schedule } from './cycle.ts'
import type { Pause } from './pause.ts'

type Token = { kind: 'carried' | 'cap' | 'agreed'; from: number; lives: number }
type Entry = { workedOn: string; seconds: number; counted: boolean }
type Retainer = { schedule: Schedule; terms: Terms[]; grants: Grant[]; pauses: Pause[]; entries: Entry[] }

const shift = (day: string, n: number) => new Date(Date.parse(day) + n * 86_400_000).toISOString().slice(0, 10)

function isOnGrid(schedule: Schedule, day: string): boolean {
  const [at, start] = [new Date(day), new Date(schedule.startsOn)]
  const months = (at.getUTCFullYear() - start.getUTCFullYear()) * 12 + at.getUTCMonth() - start.getUTCMonth()
  const lastDate = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate()
  return Math.abs(months) % (schedule.cadence === 'monthly' ? 1 : 3) === 0 && at.getUTCDate() === Math.min(schedule.resetDay, lastDate)
}

function startsOf(schedule: Schedule, days: number): string[] {
  const starts = [schedule.startsOn]
  for (let n = 1; n < days; n++) if (isOnGrid(schedule, shift(schedule.startsOn, n))) starts.push(shift(schedule.startsOn, n))
  return starts
}

function capMinutes(schedule: Schedule, terms: Terms, isFirst: boolean): number {
  let [missing, present] = [0, 1]
  while (!isOnGrid(schedule, shift(schedule.startsOn, -missing))) missing++
  while (!isOnGrid(schedule, shift(schedule.startsOn, present))) present++
  const share = isFirst && schedule.firstCycle === 'prorated' ? present / (present + missing) : 1
  return Math.round((terms.capSeconds / 60) * share)
}

const deal = (count: number, token: Token) => Array.from({ length: count }, () => ({ ...token }))
const sum = (parts: { seconds: number }[]) => parts.reduce((minutes, { seconds }) => minutes + seconds / 60, 0)
const kinds = ['carried', 'cap', 'agreed']
const bySpending = (a: Token, b: Token) =>
  kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.lives === b.lives ? a.from - b.from : a.lives < b.lives ? -1 : 1)

function simulate({ schedule, terms, grants, pauses, entries }: Retainer, count: number, starts: string[]) {
  let kept: Token[] = []
  let debt = 0
  return starts.slice(0, count).map((startsOn, n) => {
    const endsOn = shift(starts[n + 1]!, -1)
    const own = terms.reduce((latest, one) => (one.from <= startsOn && one.from >= latest.from ? one : latest))
    const agreed = sum(grants.filter((grant) => grant.cycleStartsOn === startsOn))
    const lent = sum(grants.filter((grant) => grant.borrowedFrom === startsOn))
    const used = sum(entries.filter(({ workedOn, counted }) => counted && workedOn >= startsOn && workedOn <= endsOn))
    const isPaused = pauses.some(({ from, until }) => startsOn >= from && startsOn < (until ?? '9999'))
    const cap = isPaused ? 0 : capMinutes(schedule, own, n === 0)
    if (isPaused) kept = kept.map((token) => ({ ...token, lives: token.lives + 1 }))
    const lots: Record<string, number> = {}
    for (const { from, lives } of kept) {
      const name = `${starts[from]} ${lives === Infinity ? null : shift(starts[n + lives]!, -1)}`
      lots[name] = (lots[name] ?? 0) + 1
    }
    if (debt > 0) lots[`${starts[n - 1]} null`] = -debt

    const carriedIn = kept.length - debt
    const capTokens = deal(cap, { kind: 'cap', from: n, lives: 1 })
    for (let i = 0; i < lent; i++) if (!capTokens.pop()) debt++
    const pool = [...kept, ...capTokens, ...deal(agreed, { kind: 'agreed', from: n, lives: 1 })].toSorted(bySpending)
    let owed = debt + used
    for (; owed < 0; owed++) pool.push({ kind: 'cap', from: n, lives: 1 })
    for (; owed > 0 && pool.length > 0; owed--) pool.shift()
    const line = { startsOn, endsOn, cap, carriedIn, granted: agreed - lent, used, left: pool.length, over: owed, lots }

    const { surplus } = own
    debt = own.deficit ? owed : 0
    kept = []
    if (surplus.kind === 'none') return line
    for (const token of pool) {
      if (token.kind === 'carried') kept.push({ ...token, lives: token.lives - 1 })
      if (token.kind === 'cap') kept.push({ kind: 'carried', from: n, lives: surplus.expiresAfter ?? Infinity })
    }
    kept = kept.filter(({ lives }) => lives > 0).toSorted(bySpending)
    while (surplus.kind === 'upTo' && kept.length * 60 > surplus.maxSeconds) kept.shift()
    return line
  })
}

/** A number below `n`, from a sequence that the seed alone decides (mulberry32). */
function dice(seed: number) {
  let state = seed
  return (n: number) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % n
  }
}

const list = <T>(n: number, make: (i: number) => T) => Array.from({ length: n }, (_, i) => make(i))

function randomRetainer(roll: (n: number) => number, days: number): Retainer {
  const schedule: Schedule = {
    startsOn: shift('2023-01-01', roll(1500)),
    cadence: roll(4) ? 'monthly' : 'quarterly',
    resetDay: roll(3) ? 1 + roll(31) : 28 + roll(4),
    firstCycle: roll(2) ? 'full' : 'prorated',
  }
  const starts = startsOf(schedule, days)
  const start = () => starts[roll(starts.length)]!
  const expiresAfter = () => (roll(3) ? 1 + roll(4) : null)
  const surplus = (): Surplus =>
    [{ kind: 'none' as const }, { kind: 'all' as const, expiresAfter: expiresAfter() }][roll(3)] ?? {
      kind: 'upTo',
      maxSeconds: roll(40) * 60,
      expiresAfter: expiresAfter(),
    }
  return {
    schedule,
    terms: list(1 + roll(4), (i) => ({
      from: i ? start() : schedule.startsOn,
      capSeconds: roll(25) * 60,
      surplus: surplus(),
      deficit: roll(2) === 0,
    })),
    grants: list(roll(4), () => {
      const [cycleStartsOn, lender] = [start(), start()]
      return { cycleStartsOn, seconds: roll(15) * 60, reason: '', borrowedFrom: roll(2) && lender !== cycleStartsOn ? lender : null }
    }),
    pauses: list(roll(3), () => {
      const n = roll(starts.length)
      return { from: starts[n]!, until: (roll(3) && starts[n + 1 + roll(2)]) || null }
    }),
    entries: list(roll(25), () => ({
      workedOn: shift(schedule.startsOn, roll(days)),
      seconds: (roll(24) - 6) * 60,
      counted: roll(8) > 0,
    })),
  }
}

test('six hundred random retainers come out as they do when every minute is dealt and spent by hand', () => {
  const met = { expiring: 0, debt: 0, ended: 0, lentBeyondCap: 0, waiting: 0, resumed: 0 }
  for (let seed = 1; seed <= 600; seed++) {
    const roll = dice(seed)
    const days = 30 + roll(400)
    const retainer = randomRetainer(roll, days)
    const { schedule, terms, grants, pauses, entries } = retainer
    const starts = startsOf(schedule, days + 600)
    const used = usedByCycle(schedule, entries)
    const lines = ledger({ schedule, terms, grants, pauses, used, through: shift(schedule.startsOn, days - 1) })
    const told = lines.map((line) => ({
      startsOn: line.cycle.startsOn,
      endsOn: line.cycle.endsOn,
      cap: line.capSeconds / 60,
      carriedIn: line.carriedInSeconds / 60,
      granted: line.grantedSeconds / 60,
      used: line.usedSeconds / 60,
      left: line.leftSeconds / 60,
      over: line.overSeconds / 60,
      lots: Object.fromEntries(line.carried.map((lot) => [`${lot.fromCycle.startsOn} ${lot.expiresOn}`, lot.seconds / 60])),
    }))
    expect(told, `retainer ${seed}`).toEqual(simulate(retainer, startsOf(schedule, days).length, starts))
    met.expiring += lines.filter(({ cycle, carried }) => carried.some(({ expiresOn }) => expiresOn === cycle.endsOn)).length
    met.debt += lines.filter(({ carriedInSeconds }) => carriedInSeconds < 0).length
    met.ended += lines.filter(({ leftSeconds }, i) => leftSeconds > (lines[i + 1]?.carriedInSeconds ?? leftSeconds)).length
    met.waiting += lines.filter(({ pausedSince, carried }) => pausedSince && carried.some(({ expiresOn }) => expiresOn !== null)).length
    met.resumed += lines.filter(
      ({ pausedSince, carriedInSeconds }, i) => !pausedSince && carriedInSeconds > 0 && lines[i - 1]?.pausedSince,
    ).length
    met.lentBeyondCap += lines.filter(({ grantedSeconds, capSeconds }) => grantedSeconds + capSeconds < 0).length
  }
  expect(Object.values(met).every((times) => times >= 50)).toBe(true)
}, 60_000)

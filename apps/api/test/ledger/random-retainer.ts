import type { Schedule } from '@hourtab/domain/cycle'
import type { Surplus, Terms } from '@hourtab/domain/ledger'
import { startsOf } from './day-by-day.ts'

export const today = '2026-07-14'

type Work = { workedOn: string; seconds: number; billable: boolean }
type Grant = { cycleStartsOn: string; seconds: number; borrowedFrom: string | null }
/** What becomes of one retainer, all of it from the seed. */
export type Plan = {
  seed: number
  schedule: Schedule
  counts: 'all' | 'billable'
  terms: Terms[]
  grants: Grant[]
  work: Work[]
  /** How many cycles are closed, and what comes after that: work, what takes some of an entry back, other terms. */
  closings: number
  lateWork: Work[]
  takenBack: { entry: number; seconds: number } | null
  laterTerms: Terms | null
}

/** A number below `n`, from a sequence that the seed alone decides (mulberry32). */
function dice(seed: number) {
  let state = Math.imul(seed, 0x9e3779b1)
  return (n: number) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % n
  }
}

const dayMs = 86_400_000
const shift = (day: string, days: number) => new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)
const list = <T>(n: number, make: () => T) => Array.from({ length: n }, make)

export function randomRetainer(seed: number): Plan {
  const roll = dice(seed)
  const age = roll(430)
  const schedule: Schedule = {
    startsOn: shift(today, -age),
    cadence: roll(4) ? 'monthly' : 'quarterly',
    resetDay: roll(3) ? 1 + roll(31) : 28 + roll(4),
    firstCycle: roll(2) ? 'full' : 'prorated',
  }
  const starts = startsOf(schedule, 18).filter((day) => day <= shift(today, 120))
  const over = starts.filter((_, n) => starts[n + 1] !== undefined && starts[n + 1]! <= today).length
  const closings = roll(2) ? Math.min(over, roll(5)) : 0
  const open = starts.slice(closings)
  const any = <T>(of: readonly T[]): T => of[roll(of.length)]!
  // Neither whole hours nor whole minutes.
  const seconds = (hours: number) => 1 + roll(hours * 3600)
  const expiresAfter = () => (roll(3) ? 1 + roll(4) : null)
  const surplus = (): Surplus =>
    [{ kind: 'none' as const }, { kind: 'all' as const, expiresAfter: expiresAfter() }][roll(4)] ?? {
      kind: 'upTo',
      maxSeconds: seconds(30),
      expiresAfter: expiresAfter(),
    }
  const agreed = (from: string): Terms => ({ from, capSeconds: seconds(25), surplus: surplus(), deficit: roll(2) === 0 })
  const work = (): Work => ({ workedOn: shift(schedule.startsOn, roll(age + 30)), seconds: seconds(18), billable: roll(5) > 0 })
  const grant = (): Grant => {
    const [a, b] = [any(starts), any(starts)].toSorted()
    return { cycleStartsOn: a!, seconds: seconds(15), borrowedFrom: a !== b && roll(2) ? b! : null }
  }
  return {
    seed,
    schedule,
    counts: roll(3) ? 'all' : 'billable',
    terms: [agreed(schedule.startsOn), ...list(roll(3), () => agreed(any(starts)))],
    grants: list(roll(3), grant),
    work: list(1 + roll(6), work),
    closings,
    lateWork: closings > 0 ? list(roll(3), work) : [],
    takenBack: closings > 0 && roll(2) ? { entry: roll(6), seconds: seconds(9) } : null,
    laterTerms: closings > 0 && open.length > 0 && roll(2) ? agreed(any(open)) : null,
  }
}

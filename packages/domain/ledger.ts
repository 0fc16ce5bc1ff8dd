// The one function every balance comes from: a line per cycle, each opening with what the line before it hands over.

import type { Day } from './calendar.ts'
import { cyclesThrough, capOf, cycleOn, shareOf, type Cycle, type Schedule } from './cycle.ts'
import { totalSeconds, type Seconds } from './hours.ts'
import { carryOver } from './ledger-carry.ts'
import type { ClosedCycle } from './ledger-closed.ts'
import { grantedByCycle } from './ledger-grants.ts'
import { pausedSince, pauseOf, waiting, type Pause } from './pause.ts'

/** What becomes of unspent hours; `expiresAfter` is the number of later cycles they stay usable in, null for ever. */
export type Surplus =
  | { kind: 'none' }
  | { kind: 'all'; expiresAfter: number | null }
  | { kind: 'upTo'; maxSeconds: Seconds; expiresAfter: number | null }

/** What is agreed from a cycle's first day on, until later terms begin; `deficit` deducts overuse from the next cycle. */
export type Terms = { from: Day; capSeconds: Seconds; surplus: Surplus; deficit: boolean }

/** Hours agreed on top of one cycle, named by its first day; borrowed ones are missing in the cycle they are borrowed from. */
export type Grant = { cycleStartsOn: Day; seconds: Seconds; reason: string; agreedBy?: string | null; borrowedFrom?: Day | null }

/** Counted seconds of each cycle, by its first day. */
export type Used = ReadonlyMap<Day, Seconds>

/** Hours left by an earlier cycle, usable through `expiresOn` (null: for ever); negative when the cycle ended over. */
export type CarriedLot = { fromCycle: Cycle; seconds: Seconds; expiresOn: Day | null }

/** A grant as its cycle sees it; lent hours are negative and name the cycle they went to. */
export type GrantedPart = { seconds: Seconds; reason: string; agreedBy?: string; borrowedFrom?: Cycle; lentTo?: Cycle }

/** What a cap was before it was cut to the days of a short first cycle. */
export type Prorated = { fullSeconds: Seconds; days: number; ofDays: number }

/**
 * Available is cap + carried in + granted; left and over are what used leaves of it, and one of them is always 0. A cycle that begins in a
 * pause has no cap, and says since when there has been none.
 */
export type LedgerLine = {
  cycle: Cycle
  capSeconds: Seconds
  prorated?: Prorated
  pausedSince?: Day
  carriedInSeconds: Seconds
  carried: CarriedLot[]
  grantedSeconds: Seconds
  grants: GrantedPart[]
  availableSeconds: Seconds
  usedSeconds: Seconds
  leftSeconds: Seconds
  overSeconds: Seconds
}

/**
 * All a ledger is computed from, save the day it is computed through. Terms may come in any order; closed cycles come oldest first, without
 * a gap, and are read as they were frozen, whatever the rest says of them. Of those before the first one given there are no lines.
 */
export type LedgerInput = {
  schedule: Schedule
  terms: readonly Terms[]
  grants: readonly Grant[]
  pauses?: readonly Pause[]
  used: Used
  closed?: readonly ClosedCycle[]
}

/**
 * One line per cycle, oldest first, through the cycle that holds `through`, which may lie ahead; none before the retainer starts.
 * Throws a RangeError when no terms are in force on the first day of a cycle.
 */
export const ledger = (input: LedgerInput & { through: Day }): LedgerLine[] => [...linesThrough(input, input.through)]

/** The line of the cycle that holds the day. Throws a RangeError before the retainer starts, and for a closed cycle that was not given. */
export function lineOn(input: LedgerInput, day: Day): LedgerLine {
  let last: LedgerLine | undefined
  for (const line of linesThrough(input, day)) last = line
  if (!last)
    throw new RangeError(`${day} is before the retainer starts on ${input.schedule.startsOn}, or in a closed cycle that is not at hand`)
  return last
}

/** What is left of the available seconds once `usedSeconds` are used, or how far they are over. */
export const balanceOf = (availableSeconds: Seconds, usedSeconds: Seconds): { leftSeconds: Seconds; overSeconds: Seconds } => ({
  leftSeconds: Math.max(0, availableSeconds - usedSeconds),
  overSeconds: Math.max(0, usedSeconds - availableSeconds),
})

/** Sums entries by the cycle of their day, leaving out those with `counted: false`. Throws a RangeError before the retainer starts. */
export function usedByCycle(
  schedule: Schedule,
  entries: Iterable<{ workedOn: Day; seconds: Seconds; counted?: boolean }>,
): Map<Day, Seconds> {
  const byDay = new Map<Day, Seconds>()
  for (const { workedOn, seconds, counted } of entries) {
    if (counted !== false) byDay.set(workedOn, (byDay.get(workedOn) ?? 0) + seconds)
  }
  const used = new Map<Day, Seconds>()
  for (const [day, seconds] of byDay) {
    const { startsOn } = cycleOn(schedule, day)
    used.set(startsOn, (used.get(startsOn) ?? 0) + seconds)
  }
  return used
}

// Line by line, because a caller that wants one need not hold all: hours carried for ever make each line longer than the last.
function* linesThrough({ schedule, terms, grants, pauses = [], used, closed = [] }: LedgerInput, through: Day): Generator<LedgerLine> {
  for (const { line } of closed) if (line.cycle.startsOn <= through) yield line
  const newest = closed.at(-1)
  const granted = grantedByCycle(schedule, grants)
  const inForceOn = termsReader(terms)
  let carried = newest ? carryOver(schedule, newest.line, newest) : []
  for (const cycle of cyclesThrough(schedule, through)) {
    if (newest && cycle.startsOn <= newest.line.cycle.startsOn) continue
    const { startsOn } = cycle
    const agreed = inForceOn(startsOn)
    const pause = pauseOf(pauses, cycle)
    const cap = pause ? { capSeconds: 0, pausedSince: pausedSince(schedule, pause) } : capIn(schedule, cycle, agreed.capSeconds)
    const lots = pause ? waiting(schedule, carried) : carried
    const line = lineOf(cycle, cap, lots, granted.get(startsOn) ?? [], used.get(startsOn) ?? 0)
    yield line
    carried = carryOver(schedule, line, agreed)
  }
}

type Cap = Pick<LedgerLine, 'capSeconds' | 'prorated' | 'pausedSince'>

function capIn(schedule: Schedule, cycle: Cycle, fullSeconds: Seconds): Cap {
  const share = shareOf(schedule, cycle)
  return { capSeconds: capOf(schedule, cycle, fullSeconds), ...(share && { prorated: { fullSeconds, ...share } }) }
}

function lineOf(cycle: Cycle, cap: Cap, carried: CarriedLot[], grants: GrantedPart[], usedSeconds: Seconds): LedgerLine {
  const carriedInSeconds = totalSeconds(carried)
  const grantedSeconds = totalSeconds(grants)
  const availableSeconds = cap.capSeconds + carriedInSeconds + grantedSeconds
  const balance = balanceOf(availableSeconds, usedSeconds)
  return { cycle, ...cap, carriedInSeconds, carried, grantedSeconds, grants, availableSeconds, usedSeconds, ...balance }
}

/** The terms in force on a day. Throws a RangeError when none are. */
export const termsOn = (terms: readonly Terms[], day: Day): Terms => termsReader(terms)(day)

// Asked for days in rising order, so one pass over the terms serves the whole ledger.
function termsReader(terms: readonly Terms[]): (day: Day) => Terms {
  const sorted = terms.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  let next = 0
  return (day) => {
    while (next < sorted.length && sorted[next]!.from <= day) next++
    const inForce = sorted[next - 1]
    if (!inForce) throw new RangeError(`no terms are in force on ${day}`)
    return inForce
  }
}

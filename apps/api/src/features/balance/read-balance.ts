import type { Balance, CycleLine, ExplainedCycle, ExplanationLine } from '@hourtab/contract/balance'
import type { Day } from '@hourtab/domain/calendar'
import { cycleOn } from '@hourtab/domain/cycle'
import { explain } from '@hourtab/domain/explanation'
import { ledger, type LedgerInput, type LedgerLine } from '@hourtab/domain/ledger'
import { closedThrough, postedTo } from '@hourtab/domain/ledger-closed'
import { sentence } from '@hourtab/domain/sentence'
import { instantNow, todayIn, type Clock } from '../../platform/clock.ts'
import type { LedgerRecord } from '../retainers/queries.ts'

export type Reading = { balance: Balance; explanation: ExplanationLine[]; earlier: CycleLine[] }

/**
 * The one place a balance comes from: console, client page, API and events all read it here. By default it is the cycle
 * of today, or the first one while the retainer has not begun; `on` is a day since it began.
 */
export function balanceOf(record: LedgerRecord, clock: Clock, on?: Day): Balance {
  const today = todayIn(clock, record.timeZone)
  return toBalance(record, linesThrough(record, on ?? laterOf(today, record.startsOn)).at(-1)!, clock, today)
}

/** A balance with the sum that leads to it, and the cycles before it. */
export function readBalance(record: LedgerRecord, clock: Clock, on?: Day): Reading {
  const today = todayIn(clock, record.timeZone)
  const lines = linesThrough(record, on ?? laterOf(today, record.startsOn))
  const line = lines.at(-1)!
  return {
    balance: toBalance(record, line, clock, today),
    explanation: explain(line, today),
    earlier: lines
      .slice(0, -1)
      .toReversed()
      .map((earlier) => toCycleLine(record, earlier, today)),
  }
}

/**
 * Every cycle through today's with the sum that leads to it, newest first; `coming` adds the next one, and those on through the last that
 * hours are agreed for or borrowed from.
 */
export function readCycles(record: LedgerRecord, clock: Clock, { coming = false }: { coming?: boolean } = {}): ExplainedCycle[] {
  const today = todayIn(clock, record.timeZone)
  return linesThrough(record, coming ? lastAgreedDay(record, today) : laterOf(today, record.startsOn))
    .toReversed()
    .map((line) => ({ ...toCycleLine(record, line, today), explanation: explain(line, today) }))
}

function lastAgreedDay({ grants, ...record }: LedgerRecord, today: Day): Day {
  const next = cycleOn(record, laterOf(today, record.startsOn)).resetsOn
  return grants.reduce((last, { cycleStartsOn, borrowedFrom }) => laterOf(last, borrowedFrom ?? cycleStartsOn), next)
}

/** The first day of the cycle that an entry of this day counts in: its own, or the oldest open one when its own is closed. */
export const cycleStartOf = (record: LedgerRecord, day: Day): Day => postedTo(record, closedThrough(record.closed), day).startsOn

/** What a retainer's ledger is computed from. */
export function ledgerInputOf(record: LedgerRecord): LedgerInput {
  const used = new Map(record.totals.map((t) => [t.cycleStartsOn, t.usedSeconds]))
  return { schedule: record, terms: record.terms, grants: record.grants, used, closed: record.closed }
}

/** What each cycle so far had available, by its first day; for running balances. */
export function availableByCycle(record: LedgerRecord, clock: Clock): Map<Day, { availableSeconds: number; usedSeconds: number }> {
  const last = record.totals.reduce(
    (latest, { cycleStartsOn }) => laterOf(latest, cycleStartsOn),
    laterOf(todayIn(clock, record.timeZone), record.startsOn),
  )
  return new Map(linesThrough(record, last).map((line) => [line.cycle.startsOn, line]))
}

const linesThrough = (record: LedgerRecord, through: Day): LedgerLine[] => ledger({ ...ledgerInputOf(record), through })

function toBalance(record: LedgerRecord, line: LedgerLine, clock: Clock, today: Day): Balance {
  const total = record.totals.find((t) => t.cycleStartsOn === line.cycle.startsOn)
  return {
    ...toCycleLine(record, line, today),
    entryCount: total?.entryCount ?? 0,
    loggedThrough: total?.lastWorkedOn ?? null,
    asOf: instantNow(clock),
  }
}

function toCycleLine({ closed }: LedgerRecord, line: LedgerLine, today: Day): CycleLine {
  const { cycle } = line
  const state = cycle.startsOn <= (closedThrough(closed) ?? '') ? 'closed' : 'open'
  return { cycle: { ...cycle, state }, ...figuresOf(line), sentence: sentence(line, today) }
}

/** The figures of a line, without what they are made of. */
export function figuresOf(line: LedgerLine): Omit<CycleLine, 'cycle' | 'sentence'> {
  const { capSeconds, carriedInSeconds, grantedSeconds, availableSeconds, usedSeconds, leftSeconds, overSeconds } = line
  return { capSeconds, carriedInSeconds, grantedSeconds, availableSeconds, usedSeconds, leftSeconds, overSeconds }
}

const laterOf = (a: Day, b: Day): Day => (a > b ? a : b)

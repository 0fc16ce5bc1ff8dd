import type { Balance, CycleLine, ExplainedCycle, ExplanationLine } from '@hourtab/contract/balance'
import type { Day } from '@hourtab/domain/calendar'
import { cycleOn, cyclesThrough, type Cycle } from '@hourtab/domain/cycle'
import { explain } from '@hourtab/domain/explanation'
import { ledger, lineOn, type LedgerInput, type LedgerLine } from '@hourtab/domain/ledger'
import { closedThrough, postedTo } from '@hourtab/domain/ledger-closed'
import { turnOf } from '@hourtab/domain/pause'
import { sentence } from '@hourtab/domain/sentence'
import { instantNow, todayIn, type Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/context.ts'
import { frozenBetween, type LedgerRecord } from '../retainers/queries.ts'

/** How much of the reasons behind agreed hours is told: all, not who agreed, or that they were agreed and nothing else. */
type Tells = 'all' | 'reasons' | 'sums'
export type Reading = { balance: Balance; explanation: ExplanationLine[]; earlier: CycleLine[]; omitted: number }

/**
 * The one place a balance comes from: console, client page, API and events all read it here. By default it is the cycle
 * of today, or the first one while the retainer has not begun; `on` is a day of a cycle that is open, or of the newest closed one.
 */
export function balanceOf(record: LedgerRecord, clock: Clock, on?: Day): Balance {
  const today = todayIn(clock, record.timeZone)
  return toBalance(record, lineOn(ledgerInputOf(record), on ?? laterOf(today, record.startsOn)), clock, today)
}

/** The balance of the cycle that holds any day since the retainer began, with the sum that leads to it and some of the cycles before it, newest first. */
export async function readBalance(
  db: Db,
  workspaceId: string,
  record: LedgerRecord,
  clock: Clock,
  { on, earlier = 0, tells = 'all' }: { on?: Day; earlier?: number; tells?: Tells } = {},
): Promise<Reading> {
  const today = todayIn(clock, record.timeZone)
  const cycles = cyclesThrough(record, on ?? laterOf(today, record.startsOn))
  const shown = cycles.slice(Math.max(0, cycles.length - 1 - earlier))
  const lines = (await linesOf(db, workspaceId, record, shown)).toReversed()
  return {
    balance: toBalance(record, lines[0]!, clock, today),
    explanation: explain(told(lines[0]!, tells), today),
    earlier: lines.slice(1).map((line) => toCycleLine(record, line, today)),
    omitted: cycles.length - shown.length,
  }
}

function told(line: LedgerLine, tells: Tells): LedgerLine {
  if (tells === 'all') return line
  return { ...line, grants: line.grants.map((grant) => ({ ...grant, agreedBy: undefined, ...(tells === 'sums' && { reason: '' }) })) }
}

/**
 * Cycles through today's with the sum that leads to each, newest first: those that begin before a day, one more than the limit. `coming`
 * adds the next one, and those on through the last that hours are agreed for or borrowed from.
 */
export async function readCycles(
  db: Db,
  workspaceId: string,
  record: LedgerRecord,
  clock: Clock,
  { before, limit, coming = false }: { before?: Day; limit: number; coming?: boolean },
): Promise<ExplainedCycle[]> {
  const today = todayIn(clock, record.timeZone)
  const cycles = cyclesThrough(record, coming ? lastAgreedDay(record, today) : laterOf(today, record.startsOn)).filter(
    ({ startsOn }) => !before || startsOn < before,
  )
  const lines = await linesOf(db, workspaceId, record, cycles.slice(-(limit + 1)))
  return lines.toReversed().map((line) => ({ ...toCycleLine(record, line, today), explanation: explain(line, today) }))
}

/** The lines of cycles that follow one another; those that are closed as they were frozen. */
export async function linesOf(db: Db, workspaceId: string, record: LedgerRecord, cycles: readonly Pick<Cycle, 'startsOn'>[]) {
  const [first, last] = [cycles[0]?.startsOn, cycles.at(-1)?.startsOn]
  if (first === undefined || last === undefined) return []
  const isAtHand = first >= (record.closed[0]?.line.cycle.startsOn ?? '')
  const closed = isAtHand ? record.closed : await frozenBetween(db, workspaceId, record.id, first, last)
  return ledger({ ...ledgerInputOf(record), closed, through: last }).filter(({ cycle }) => cycle.startsOn >= first)
}

function lastAgreedDay({ grants, ...record }: LedgerRecord, today: Day): Day {
  const next = cycleOn(record, laterOf(today, record.startsOn)).resetsOn
  return grants.reduce((last, { cycleStartsOn, borrowedFrom }) => laterOf(last, borrowedFrom ?? cycleStartsOn), next)
}

/** The cycles that are open, from the oldest through the one that holds a day, which may lie ahead. */
export function readOpenCycles(record: LedgerRecord, clock: Clock, through: Day): CycleLine[] {
  const today = todayIn(clock, record.timeZone)
  const closed = closedThrough(record.closed) ?? ''
  const open = ledger({ ...ledgerInputOf(record), through }).filter(({ cycle }) => cycle.startsOn > closed)
  return open.map((line) => toCycleLine(record, line, today))
}

/** The first day of the cycle that an entry of this day counts in: its own, or the oldest open one when its own is closed. */
export const cycleStartOf = (record: LedgerRecord, day: Day): Day => postedTo(record, closedThrough(record.closed), day).startsOn

/** What a retainer's ledger is computed from. */
export function ledgerInputOf(record: LedgerRecord): LedgerInput {
  const used = new Map(record.totals.map((t) => [t.cycleStartsOn, t.usedSeconds]))
  return { schedule: record, terms: record.terms, grants: record.grants, pauses: record.pauses, used, closed: record.closed }
}

function toBalance(record: LedgerRecord, line: LedgerLine, clock: Clock, today: Day): Balance {
  const total = record.totals.find((t) => t.cycleStartsOn === line.cycle.startsOn)
  return {
    ...toCycleLine(record, line, today),
    entryCount: total?.entryCount ?? 0,
    loggedThrough: total?.lastWorkedOn ?? null,
    asOf: instantNow(clock),
  }
}

function toCycleLine(record: LedgerRecord, line: LedgerLine, today: Day): CycleLine {
  const { cycle } = line
  const state = cycle.startsOn <= (closedThrough(record.closed) ?? '') ? 'closed' : 'open'
  const turn = turnOf(record, record.pauses, cycle, today)
  return { cycle: { ...cycle, state, ...turn }, ...figuresOf(line), sentence: sentence(line, today, turn) }
}

/** The figures of a line, without what they are made of. */
export function figuresOf(line: LedgerLine): Omit<CycleLine, 'cycle' | 'sentence'> {
  const { capSeconds, carriedInSeconds, grantedSeconds, availableSeconds, usedSeconds, leftSeconds, overSeconds } = line
  return { capSeconds, carriedInSeconds, grantedSeconds, availableSeconds, usedSeconds, leftSeconds, overSeconds }
}

const laterOf = (a: Day, b: Day): Day => (a > b ? a : b)

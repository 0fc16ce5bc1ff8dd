import type { Balance } from '@hourtab/contract/balance'
import { ledger, type LedgerLine } from '@hourtab/domain/ledger'
import { passedShares } from '@hourtab/domain/shares'
import { todayIn, type Clock } from '../../platform/clock.ts'
import { ledgerInputOf } from '../balance/read-balance.ts'
import type { LedgerRecord } from '../retainers/queries.ts'

/** A share that a change has passed, and how its cycle stands since. */
export type Passed = { record: LedgerRecord; line: LedgerLine; percent: number }

/**
 * The shares that lie between two states of a retainer's ledger. Of cycles before the one that ended last nothing is told: what is
 * brought in of them later is history, and nobody can act on it.
 */
export function alertsBetween(before: LedgerRecord, after: LedgerRecord, clock: Clock): Passed[] {
  if (after.alertsAt.length === 0) return []
  const today = todayIn(clock, after.timeZone)
  const through = [...before.totals, ...after.totals].reduce(
    (latest, { cycleStartsOn }) => (cycleStartsOn > latest ? cycleStartsOn : latest),
    today,
  )
  const known = new Map(ledger({ ...ledgerInputOf(before), through }).map((line) => [line.cycle.startsOn, line]))
  const lines = ledger({ ...ledgerInputOf(after), through })
  const ofToday = lines.findLastIndex(({ cycle }) => cycle.startsOn <= today)
  return lines
    .slice(Math.max(0, ofToday - 1))
    .flatMap((line) =>
      passedShares(after.alertsAt, known.get(line.cycle.startsOn), line).map((percent) => ({ record: after, line, percent })),
    )
}

/**
 * Whether work of so many seconds may have passed a share, `balance` being that of its cycle since. It is answered from what is at hand, so that
 * logging costs no second ledger: no share lies between, and no later cycle takes over what is left.
 */
export function mayPass({ alertsAt, totals, timeZone }: LedgerRecord, balance: Balance, seconds: number, clock: Clock): boolean {
  const { startsOn, resetsOn } = balance.cycle
  const isLast = todayIn(clock, timeZone) < resetsOn && totals.every(({ cycleStartsOn }) => cycleStartsOn <= startsOn)
  return !isLast || passedShares(alertsAt, { ...balance, usedSeconds: balance.usedSeconds - seconds }, balance).length > 0
}

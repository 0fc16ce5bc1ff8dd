// What the end of a cycle hands to the next. Hours are spent in the order that wastes the fewest: a carried deficit is paid first,
// then come carried hours by earliest expiry, then the cap, then grants. Only what is unspent of the cap begins to be carried;
// grants end with their cycle.

import { cycleAfter, type Schedule } from './cycle.ts'
import { totalSeconds, type Seconds } from './hours.ts'
import type { CarriedLot, LedgerLine, Terms } from './ledger.ts'

/**
 * The lots the next cycle opens with, under the terms of the cycle that ends, in spending order: one deficit, or hours, never both.
 * Lots keep the expiry they were carried with when terms change, but where surplus is `none` all of them end.
 */
export function carryOver(schedule: Schedule, line: LedgerLine, { surplus, deficit }: Pick<Terms, 'surplus' | 'deficit'>): CarriedLot[] {
  const { cycle } = line
  if (line.overSeconds > 0) return deficit ? [{ fromCycle: cycle, seconds: -line.overSeconds, expiresOn: null }] : []
  if (surplus.kind === 'none') return []
  const expiresOn = surplus.expiresAfter === null ? null : cycleAfter(schedule, cycle, surplus.expiresAfter).endsOn
  const lots = unspentLots(line)
  const seconds = unspentCap(line, lots)
  const all = seconds > 0 ? inSpendingOrder(lots, { fromCycle: cycle, seconds, expiresOn }) : lots
  const usable = all.filter((lot) => lot.expiresOn === null || lot.expiresOn > cycle.endsOn)
  return surplus.kind === 'all' ? usable : takeFirst(usable, totalSeconds(usable) - surplus.maxSeconds)
}

// A deficit comes alone: a line that opens with one has no carried hours. Lent hours are hours of this cycle's cap, so only what was
// lent beyond the cap is taken from carried hours.
function unspentLots(line: LedgerLine): CarriedLot[] {
  if (line.carriedInSeconds < 0) return []
  return takeFirst(line.carried, line.usedSeconds + Math.max(0, lentSeconds(line) - line.capSeconds))
}

// Grants are spent last, so the cap has something left only when they are untouched. Corrections can make use negative: they give
// back hours of an earlier cap, which join this one's.
const unspentCap = (line: LedgerLine, lots: CarriedLot[]): Seconds =>
  Math.max(0, line.leftSeconds - totalSeconds(lots) - (line.grantedSeconds + lentSeconds(line)))

const lentSeconds = (line: LedgerLine): Seconds => 0 - totalSeconds(line.grants.filter(({ seconds }) => seconds < 0))

function inSpendingOrder(lots: CarriedLot[], added: CarriedLot): CarriedLot[] {
  const later = lots.findIndex((lot) => added.expiresOn !== null && (lot.expiresOn === null || lot.expiresOn > added.expiresOn))
  return lots.toSpliced(later === -1 ? lots.length : later, 0, added)
}

function takeFirst(lots: CarriedLot[], seconds: Seconds): CarriedLot[] {
  if (seconds <= 0) return lots
  let toTake = seconds
  let spent = 0
  for (; spent < lots.length && lots[spent]!.seconds <= toTake; spent++) toTake -= lots[spent]!.seconds
  const rest = lots.slice(spent)
  if (rest[0]) rest[0] = { ...rest[0], seconds: rest[0].seconds - toTake }
  return rest
}

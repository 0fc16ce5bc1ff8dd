// A balance in words. Every printed sum is made of printed figures, so that a reader who adds them up finds no hundredth missing.

import { formatDay, formatRange, type Day } from './calendar.ts'
import { formatHours, formatHundredths, hundredths, totalSeconds, type Seconds } from './hours.ts'
import type { CarriedLot, GrantedPart, LedgerLine } from './ledger.ts'

/** One term of the sum behind a balance; `hours` is its printed figure, signed like `seconds`. */
export type Explanation = {
  label: string
  seconds: Seconds
  hours: string
  kind: 'cap' | 'carried' | 'agreed' | 'lent' | 'logged' | 'remain' | 'over'
}

type Part = Omit<Explanation, 'hours'>

/** The printed hours of a line. Left and over are differences of printed figures, so less than a hundredth over may not count as over. */
export function figures(line: LedgerLine): { used: string; available: string; left: string; over: string; isOver: boolean } {
  const left = hundredths(line.availableSeconds) - hundredths(line.usedSeconds)
  return {
    used: formatHours(line.usedSeconds),
    available: formatHours(line.availableSeconds),
    left: formatHundredths(Math.max(0, left)),
    over: formatHundredths(Math.max(0, -left)),
    isOver: left < 0,
  }
}

/** `12 of 20 hours used · 8 hours remain · resets Aug 1`, or past the cap `22 of 20 hours used · 2 over · resets Aug 1`. */
export function sentence(line: LedgerLine, today: Day): string {
  const { used, available, left, over, isOver } = figures(line)
  const balance = isOver ? `${over} over` : `${left} hours remain`
  return `${used} of ${available} hours used · ${balance} · resets ${formatDay(line.cycle.resetsOn, today)}`
}

/**
 * The sum behind a line: cap, carried, agreed, lent and logged, then what it comes to. A deficit, lent and logged are negative; the
 * terms add up to what remains, or to minus what is over, in seconds and in printed hours alike.
 */
export function explain(line: LedgerLine, today: Day): Explanation[] {
  const { left, over } = figures(line)
  const available: Part[] = [
    { label: 'cap', seconds: line.capSeconds, kind: 'cap' },
    ...byExpiry(line.carried).map((lots) => carriedPart(lots, today)),
    ...line.grants.map((grant) => grantPart(grant, today)),
  ]
  return [
    ...withHours(available),
    { label: 'logged', seconds: 0 - line.usedSeconds, hours: formatHundredths(0 - hundredths(line.usedSeconds)), kind: 'logged' },
    line.overSeconds > 0
      ? { label: 'over', seconds: line.overSeconds, hours: over, kind: 'over' }
      : { label: 'remain', seconds: line.leftSeconds, hours: left, kind: 'remain' },
  ]
}

// Each figure is the step of a running total that is itself rounded, so the steps end exactly at the printed total.
function withHours(parts: Part[]): Explanation[] {
  let sum = 0
  return parts.map((part) => {
    const before = hundredths(sum)
    sum += part.seconds
    return { ...part, hours: formatHundredths(hundredths(sum) - before) }
  })
}

// Hours that expire together are as good as one another, and a year of hours that never expire should not be a dozen lines.
function byExpiry(lots: CarriedLot[]): CarriedLot[][] {
  const groups = new Map<Day | null, CarriedLot[]>()
  for (const lot of lots) groups.set(lot.expiresOn, [...(groups.get(lot.expiresOn) ?? []), lot])
  return [...groups.values()]
}

function carriedPart(lots: CarriedLot[], today: Day): Part {
  const [first, last] = [lots[0]!, lots.at(-1)!]
  const range = formatRange(first.fromCycle.startsOn, last.fromCycle.endsOn, today)
  const expiry = first.expiresOn === null ? '' : `, expires ${formatDay(first.expiresOn, today)}`
  const seconds = totalSeconds(lots)
  return { label: `${seconds < 0 ? 'over, ' : ''}carried from ${range}${expiry}`, seconds, kind: 'carried' }
}

function grantPart({ seconds, reason, borrowedFrom, lentTo }: GrantedPart, today: Day): Part {
  const why = reason === '' ? '' : `: ${reason}`
  if (lentTo) return { label: `lent to the cycle of ${formatDay(lentTo, today)}${why}`, seconds, kind: 'lent' }
  const source = borrowedFrom ? `, borrowed from the cycle of ${formatDay(borrowedFrom, today)}` : ''
  return { label: `agreed${why}${source}`, seconds, kind: 'agreed' }
}

// The sum behind a balance, term by term: the one object that API, console, client page and statement show.

import { formatDay, formatRange, type Day } from './calendar.ts'
import type { Cycle } from './cycle.ts'
import { formatHours, formatHundredths, hundredths, totalSeconds, type Seconds } from './hours.ts'
import type { CarriedLot, GrantedPart, LedgerLine } from './ledger.ts'
import { figures } from './sentence.ts'

/** One term of the sum behind a balance; `hours` is its printed figure, signed like `seconds`. */
export type Explanation = {
  label: string
  seconds: Seconds
  hours: string
  kind: 'cap' | 'carried' | 'agreed' | 'lent' | 'logged' | 'remain' | 'over'
}

type Part = Omit<Explanation, 'hours'>

/**
 * The sum behind a line: cap, each carried lot, what was agreed or lent, what was logged, then what it comes to. A deficit, lent and logged
 * are negative; the terms add up to what remains, or to minus what is over, in seconds and in printed hours alike.
 */
export function explain(line: LedgerLine, today: Day): Explanation[] {
  const available: Part[] = [
    { label: capLabel(line), seconds: line.capSeconds, kind: 'cap' },
    ...lotsInWords(line.carried).map((lots) => carriedPart(lots, line, today)),
    ...line.grants.map((grant) => grantPart(grant, today)),
  ]
  return concluded(withHours(available), line.usedSeconds)
}

/** The same sum once other hours are logged: what was available stays, what it comes to follows. */
export const relogged = (lines: readonly Explanation[], usedSeconds: Seconds): Explanation[] =>
  concluded(
    lines.filter((line) => !isResult(line) && line.kind !== 'logged'),
    usedSeconds,
  )

/** A sum as it is written on paper: `20`, `+ 3`, `− 22.5`, `= 5.5`. */
export const printedSum = (lines: readonly Explanation[]): { label: string; figure: string; isResult: boolean }[] =>
  lines.map((line, at) => {
    const { kind, label, hours } = line
    const isLess = hours.startsWith('-') || (kind === 'logged' && hours === '0')
    const sign = isResult(line) ? '= ' : isLess ? '− ' : at > 0 ? '+ ' : ''
    return { label, figure: sign + hours.replace('-', ''), isResult: isResult(line) }
  })

const isResult = ({ kind }: Explanation): boolean => kind === 'remain' || kind === 'over'

// What is over by less than can be printed remains, as in the header line.
function concluded(available: Explanation[], usedSeconds: Seconds): Explanation[] {
  const availableSeconds = totalSeconds(available)
  const { left, over, isOver } = figures({ availableSeconds, usedSeconds })
  return [
    ...available,
    { label: 'logged', seconds: 0 - usedSeconds, hours: formatHundredths(0 - hundredths(usedSeconds)), kind: 'logged' },
    isOver
      ? { label: 'over', seconds: usedSeconds - availableSeconds, hours: over, kind: 'over' }
      : { label: 'remain', seconds: availableSeconds - usedSeconds, hours: left, kind: 'remain' },
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

function capLabel({ prorated, pausedSince }: LedgerLine): string {
  if (pausedSince) return 'cap, paused'
  return prorated ? `cap, ${prorated.days} of ${prorated.ofDays} days of ${formatHours(prorated.fullSeconds)} hours` : 'cap'
}

const mostLots = 6

// Years of hours that never expire should not be dozens of lines: beyond a few, those that expire together are told in one.
function lotsInWords(lots: CarriedLot[]): CarriedLot[][] {
  if (lots.length <= mostLots) return lots.map((lot) => [lot])
  return [...Map.groupBy(lots, ({ expiresOn }) => expiresOn).values()]
}

function carriedPart(lots: CarriedLot[], { pausedSince }: LedgerLine, today: Day): Part {
  const [first, last] = [lots[0]!, lots.at(-1)!]
  const range = formatRange(first.fromCycle.startsOn, last.fromCycle.endsOn, today)
  const seconds = totalSeconds(lots)
  const label = `${seconds < 0 ? 'over, ' : ''}carried from ${range}`
  if (first.expiresOn === null) return { label, seconds, kind: 'carried' }
  // While a pause lasts nobody knows the day yet.
  return {
    label: `${label}, ${pausedSince ? 'kept while paused' : `expires ${formatDay(first.expiresOn, today)}`}`,
    seconds,
    kind: 'carried',
  }
}

function grantPart({ seconds, reason, agreedBy, borrowedFrom, lentTo }: GrantedPart, today: Day): Part {
  const why = `${reason && `: ${reason}`}${agreedBy ? ` (${agreedBy})` : ''}`
  const rangeOf = ({ startsOn, endsOn }: Cycle) => formatRange(startsOn, endsOn, today)
  if (lentTo) return { label: `lent to ${rangeOf(lentTo)}${why}`, seconds, kind: 'lent' }
  const source = borrowedFrom ? `, borrowed from ${rangeOf(borrowedFrom)}` : ''
  return { label: `agreed${why}${source}`, seconds, kind: 'agreed' }
}

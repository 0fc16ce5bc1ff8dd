// What a statement is made of that other code can be held to: its text, byte by byte, the balance after each entry, and its words.

import { formatDay, formatRange, type Day } from './calendar.ts'
import { formatHundredths, hundredths, type Seconds } from './hours.ts'

/** A value that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/**
 * JSON with the names of every object in order and nothing between the tokens, so that equal values have equal texts
 * (RFC 8785; whole numbers are all that is written here).
 */
export function canonicalJson(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  const names = Object.keys(value).toSorted()
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name]!)}`).join(',')}}`
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

/** Entries in their order, each with what is left of the available seconds after it, negative when over; those not counted take nothing. */
export function withRunningBalance<Entry extends { seconds: Seconds; counted: boolean }>(
  entries: readonly Entry[],
  availableSeconds: Seconds,
): (Entry & { runningBalanceSeconds: Seconds })[] {
  let left = availableSeconds
  return entries.map((entry) => {
    if (entry.counted) left -= entry.seconds
    return { ...entry, runningBalanceSeconds: left }
  })
}

/** `8 left` or `2 over`: printed available minus printed used, so that the newest entry ends where the header line does. */
export function balanceAfter(availableSeconds: Seconds, { runningBalanceSeconds }: { runningBalanceSeconds: Seconds }): string {
  const left = hundredths(availableSeconds) - hundredths(availableSeconds - runningBalanceSeconds)
  return left < 0 ? `${formatHundredths(-left)} over` : `${formatHundredths(left)} left`
}

/** `Statement 3`, or `Statement 3, version 2` once its cycle was opened again. */
export const statementTitle = ({ number, version }: { number: number; version: number }): string =>
  version > 1 ? `Statement ${number}, version ${version}` : `Statement ${number}`

// A day far from every year that is printed, so that the year always stands.
const anotherYear: Day = '1000-01-01'

/** The days of a cycle as a document that is kept names them: with their year. */
export const datedRange = ({ startsOn, endsOn }: { startsOn: Day; endsOn: Day }): string => formatRange(startsOn, endsOn, anotherYear)

/** A day as a document that is kept names it: with its year. */
export const datedDay = (day: Day): string => formatDay(day, anotherYear)

type Marked = { workedOn: Day; counted: boolean; late?: boolean; corrects?: string | null }

/** What sets an entry apart, in words: that it does not count, came late, or corrects another. `today` says which year goes without saying. */
export const marksOf = ({ workedOn, counted, late, corrects }: Marked, today: Day): string[] =>
  [!counted && 'not counted', late && `late, worked ${formatDay(workedOn, today)}`, corrects && 'correction'].filter(
    (mark) => !!mark,
  ) as string[]

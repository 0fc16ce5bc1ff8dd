// What a statement is made of that other code can be held to: its text, byte by byte, and the balance after each entry.

import type { Seconds } from './hours.ts'

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

import type { Surplus } from '@hourtab/contract/terms'
import { formatHours, parseDuration } from '@hourtab/domain/hours'
import { typedIn } from '../../controls/form.tsx'
import { refuse } from '../../controls/field-errors.ts'

/** What is wrong with the hours in a field, or undefined. */
export function wrongHours(typed: FormData, name: string) {
  const seconds = parseDuration(typedIn(typed, name))
  return seconds !== undefined && seconds > 0 ? undefined : { name, detail: 'Hours such as 20 or 7.5, more than zero' }
}

/** Hours as typed (`20`, `20h`, `7:30`) in seconds; refuses beside the field what cannot be read. */
export function hoursIn(typed: FormData, name: string): number {
  const wrong = wrongHours(typed, name)
  if (wrong) throw refuse(wrong)
  return parseDuration(typedIn(typed, name)) ?? 0
}

/** What the rollover fields say. */
export function surplusIn(typed: FormData): Surplus {
  const kind = typedIn(typed, 'surplus')
  const cycles = typedIn(typed, 'surplus/expiresAfter')
  const expiresAfter = cycles === '' ? null : Number(cycles)
  if (kind === 'all') return { kind, expiresAfter }
  if (kind === 'upTo') return { kind, maxSeconds: hoursIn(typed, 'surplus/maxSeconds'), expiresAfter }
  return { kind: 'none' }
}

/** A rollover rule in words. */
export function surplusInWords(surplus: Surplus): string {
  if (surplus.kind === 'none') return 'Unused hours end with the cycle'
  const what = surplus.kind === 'all' ? 'All unused hours carry over' : `Up to ${formatHours(surplus.maxSeconds)} unused hours carry over`
  if (surplus.expiresAfter === null) return what
  return `${what}, usable for ${surplus.expiresAfter} ${surplus.expiresAfter === 1 ? 'cycle' : 'cycles'}`
}

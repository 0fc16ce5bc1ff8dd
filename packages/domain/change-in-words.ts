import { audienceLabels, type Audience } from './audiences.ts'
import { formatDay, isDay, type Day } from './calendar.ts'
import { formatHours } from './hours.ts'
import { promiseInWords, type Rhythm } from './updates.ts'
import { workTypeLabels, type WorkType } from './work-types.ts'

/** What became of one field of a thing: null where there was or is nothing. */
export type Change = { field: string; before: unknown; after: unknown }

// Those whose name in the data is not what people call them.
const names: Record<string, string> = {
  seconds: 'hours',
  workedOn: 'day',
  startsOn: 'first day',
  cycleStartsOn: 'cycle from',
  borrowedFrom: 'borrowed from the cycle from',
  corrects: 'corrects the entry',
  surplus: 'unused hours',
  deficit: 'overuse deducted',
  counts: 'counts',
  hourlyRate: 'hourly rate',
  closesAfterDays: 'closed by itself after days',
  expiresOn: 'last day',
  audience: 'shows',
  hasPassword: 'asks for a password',
  updates: 'updates promised',
  showsPending: 'shows hours that wait',
  completeThrough: 'complete through',
  entries: 'entries added',
  changes: 'entries changed',
  removes: 'entries removed',
  kept: 'kept as edited',
}

/** A field as people call it: `resetDay` → `reset day`, `capSeconds` → `cap`. */
export const fieldInWords = (field: string): string =>
  names[field] ??
  field
    .replace(/(Seconds|On|At)$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()

/** A value of a field as people write it: durations in hours, nothing as `none`, days as they are, or without this year when `today` is given. */
export function valueInWords(field: string, value: unknown, today?: Day): string {
  if (value === null || value === undefined || value === '') return 'none'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return /seconds$/i.test(field) ? `${formatHours(value)} h` : String(value)
  if (typeof value === 'string') return textInWords(field, value, today)
  if (Array.isArray(value)) return value.map((each) => valueInWords('', each, today)).join(', ') || 'none'
  if (field === 'updates') return promiseInWords(value as Rhythm)
  return objectInWords(value as Record<string, unknown>)
}

const textInWords = (field: string, value: string, today?: Day): string => {
  if (field === 'workType') return workTypeLabels[value as WorkType] ?? value
  if (field === 'audience') return audienceLabels[value as Audience] ?? value
  return today && isDay(value) ? formatDay(value, today) : value
}

// A rule such as what happens to unused hours says its kind first.
function objectInWords({ kind, ...rest }: Record<string, unknown>): string {
  const parts = Object.entries(rest).map(([field, value]) => `${fieldInWords(field)} ${valueInWords(field, value)}`)
  return [...(typeof kind === 'string' ? [kind.replace(/([A-Z])/g, ' $1').toLowerCase()] : []), ...parts].join(', ')
}

/** A change in one line: `hours 1 h → 2 h`. Of what was made, and of what was removed, it is the one value there is. */
export function changeInWords({ field, before, after }: Change, given: { isRemoval?: boolean; today?: Day } = {}): string {
  const inWords = (value: unknown) => valueInWords(field, value, given.today)
  const name = fieldInWords(field)
  if (before === null) return `${name} ${inWords(after)}`
  return given.isRemoval ? `${name} ${inWords(before)}` : `${name} ${inWords(before)} → ${inWords(after)}`
}

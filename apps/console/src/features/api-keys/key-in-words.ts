import type { ApiKey, Scope } from '@hourtab/contract/api-keys'
import { type Day, formatDay } from '@hourtab/domain/calendar'
import { browserTimeZone, dayIn } from '../../days.ts'

export type ScriptScope = Exclude<Scope, 'calendar'>

/** What each scope lets a script do. */
export const scopeWords: Record<ScriptScope, { label: string; hint: string }> = {
  read: { label: 'Read', hint: 'Balances, the work log, statements and what happened. It changes nothing.' },
  write: { label: 'Read and write', hint: 'Also logs and edits work, imports exports, agrees hours, sets terms and closes cycles.' },
  admin: {
    label: 'All that an owner may',
    hint: 'Also makes links and keys, opens cycles again, removes retainers and takes everything out.',
  },
}

/** The names of the retainers that a key is kept to; those that are gone are counted. */
export function reachInWords(retainerIds: ApiKey['retainerIds'], names: ReadonlyMap<string, string>): string {
  if (retainerIds === null) return 'all retainers'
  const known = retainerIds.flatMap((id) => names.get(id) ?? [])
  const gone = retainerIds.length - known.length
  const others = gone === 0 ? [] : [gone === 1 ? 'one that was removed' : `${gone} that were removed`]
  return `only ${[...known, ...others].join(', ')}`
}

/** What a key may do and where, until when, when it was last used and by whom it was made, in parts of a sentence. */
export function keyInWords(key: ApiKey, names: ReadonlyMap<string, string>, today: Day): string[] {
  const { scope, retainerIds, expiresOn, lastUsedOn, createdAt, madeBy } = key
  const made = formatDay(dayIn(browserTimeZone(), new Date(createdAt)), today)
  return [
    scope === 'calendar' ? 'Dates for a calendar' : scopeWords[scope].label,
    reachInWords(retainerIds, names),
    ...(expiresOn ? [`${hasEnded(key) ? 'ended' : 'until'} ${formatDay(expiresOn, today)}`] : []),
    lastUsedOn ? `last used ${formatDay(lastUsedOn, today)}` : 'not used yet',
    `made ${made}${madeBy ? ` by ${madeBy}` : ''}`,
  ]
}

/** Whether the last day of a key has passed, in UTC, as the server counts it. */
const hasEnded = ({ expiresOn }: Pick<ApiKey, 'expiresOn'>): boolean =>
  expiresOn !== null && expiresOn < new Date().toISOString().slice(0, 10)

/** A first call with a key, to paste into a terminal. */
export const curlWith = (origin: string, secret: string): string => `curl ${origin}/api/v1/retainers -H 'Authorization: Bearer ${secret}'`

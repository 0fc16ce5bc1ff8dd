// What was logged since the reader last looked: kept in this browser, sent nowhere.

import { formatDay } from '@hourtab/domain/calendar'
import { formatHours } from '@hourtab/domain/hours'
import type { Told } from './page.ts'

export type Look = Pick<Told, 'cycle' | 'used' | 'entries' | 'today'>

/** `+4.5 h, 3 entries since Aug 7`; nothing where nothing came, and that the cycle is another one where it is. */
export function sinceInWords(last: Look, now: Look): string {
  const since = `since ${formatDay(last.today, now.today)}`
  if (last.cycle !== now.cycle) return last.cycle < now.cycle ? `New cycle ${since}` : ''
  const [seconds, entries] = [now.used - last.used, now.entries - last.entries]
  if (seconds === 0 && entries === 0) return ''
  const count = entries > 0 ? `, ${entries === 1 ? '1 entry' : `${entries} entries`}` : ''
  return `${seconds < 0 ? '−' : '+'}${formatHours(Math.abs(seconds))} h${count} ${since}`
}

type Shelf = Pick<Storage, 'getItem' | 'setItem'>

/** The look before this visit, which lasts as long as its tab; remembers what is seen now. Browsers that keep nothing remember nothing. */
export function lastLook(name: string, now: Look, [visit, forGood]: readonly [Shelf, Shelf]): Look | undefined {
  const kept = visit.getItem(name) ?? forGood.getItem(name)
  if (kept !== null) visit.setItem(name, kept)
  forGood.setItem(name, JSON.stringify(now))
  return kept === null ? undefined : (JSON.parse(kept) as Look)
}

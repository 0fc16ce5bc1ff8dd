// What the page says, apart from how it looks: pure, so that the server and the browser say the same.

import type { Balance } from '@hourtab/contract/balance'
import type { PublicBalance, PublicEntry } from '@hourtab/contract/public-balance'
import { formatWeekday, type Day } from '@hourtab/domain/calendar'
import { hundredths } from '@hourtab/domain/hours'

/** Whether this is the cycle that holds today. */
export const isCurrent = ({ balance: { cycle }, today }: PublicBalance): boolean => cycle.startsOn <= today && today < cycle.resetsOn

/** How far the log reaches, in words. */
export function loggedThrough(page: PublicBalance): string {
  const day = page.stamp.loggedThrough
  if (day) return `Logged through ${formatWeekday(day, page.today)}`
  return isCurrent(page) ? 'Nothing logged yet' : 'Nothing was logged'
}

/** Whether the printed figures say over, as the sentence does. */
export const isOver = ({ usedSeconds, availableSeconds }: Pick<Balance, 'usedSeconds' | 'availableSeconds'>): boolean =>
  hundredths(usedSeconds) > hundredths(availableSeconds)

/** The entries of each day, in the order given. */
export function byDay(entries: readonly PublicEntry[]): { day: Day; entries: PublicEntry[] }[] {
  const days: { day: Day; entries: PublicEntry[] }[] = []
  for (const entry of entries) {
    const last = days.at(-1)
    if (last?.day === entry.workedOn) last.entries.push(entry)
    else days.push({ day: entry.workedOn, entries: [entry] })
  }
  return days
}

import type { Pause } from '@hourtab/contract/retainers'
import { formatDay, type Day } from '@hourtab/domain/calendar'

/** `pauses Aug 1`, `paused since Aug 1`, and when it resumes, where that is known. */
export function pauseInWords({ from, until }: Pause, today: Day): string {
  const begins = from > today ? `pauses ${formatDay(from, today)}` : `paused since ${formatDay(from, today)}`
  return until === null ? begins : `${begins}, resumes ${formatDay(until, today)}`
}

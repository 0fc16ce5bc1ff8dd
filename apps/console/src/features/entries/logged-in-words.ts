import type { Entry } from '@hourtab/contract/entries'
import { formatHours } from '@hourtab/domain/hours'
import { dayInWords } from '../../days.ts'

/** `3 h logged on Tue, Aug 12`; today goes without saying. */
export function loggedInWords({ seconds, workedOn }: Pick<Entry, 'seconds' | 'workedOn'>, today: string): string {
  const hours = `${formatHours(seconds)} h logged`
  if (workedOn === today) return hours
  const day = dayInWords(workedOn, today)
  return day === 'Yesterday' ? `${hours} for yesterday` : `${hours} on ${day}`
}

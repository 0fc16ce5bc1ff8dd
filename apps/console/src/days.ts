import { type Day, addDays, formatDay, weekdayOf } from '@hourtab/domain/calendar'

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Today in a time zone, `YYYY-MM-DD`. */
export function todayIn(timeZone: string): Day {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(new Date())
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

export const browserTimeZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'

/** `Today`, `Yesterday` or `Tue, Aug 12`. */
export function dayInWords(day: Day, today: Day): string {
  if (day === today) return 'Today'
  if (day === addDays(today, -1)) return 'Yesterday'
  return datedWeekday(day, today)
}

/** `Tue, Aug 12`, with the year when it is not today's. */
export const datedWeekday = (day: Day, today: Day) => `${weekdays[weekdayOf(day) - 1]}, ${formatDay(day, today)}`

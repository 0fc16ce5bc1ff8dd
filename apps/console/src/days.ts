import { type Day, addDays, formatDay, formatWeekday } from '@hourtab/domain/calendar'

export { formatWeekday as datedWeekday } from '@hourtab/domain/calendar'

/** Today in a time zone, `YYYY-MM-DD`. */
export const todayIn = (timeZone: string): Day => dayIn(timeZone, new Date())

/** The day of an instant in a time zone. */
export function dayIn(timeZone: string, at: Date): Day {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(at)
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

export const browserTimeZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'

/** `Today`, `Yesterday` or `Tue, Aug 12`. */
export function dayInWords(day: Day, today: Day): string {
  if (day === today) return 'Today'
  if (day === addDays(today, -1)) return 'Yesterday'
  return formatWeekday(day, today)
}

/** `Aug 12, 14:05` where the browser stands, with the year when it is not this year. */
export function momentInWords(instant: string): string {
  const [at, zone] = [new Date(instant), browserTimeZone()]
  return `${formatDay(dayIn(zone, at), todayIn(zone))}, ${timeInWords(instant)}`
}

/** `14:05` where the browser stands. */
export const timeInWords = (instant: string) => new Date(instant).toTimeString().slice(0, 5)

import type { Day } from '@hourtab/contract/primitives'

/** Where time comes from; tests and the sample studio bring their own. */
export type Clock = { now: () => Date }

export const systemClock: Clock = { now: () => new Date() }

/** The present instant, ISO 8601 UTC. */
export const instantNow = (clock: Clock): string => clock.now().toISOString()

/** An instant as the database printed it, in ISO 8601 UTC. */
export const toInstant = (printed: string): string => new Date(printed).toISOString()

/** An instant some seconds away. */
export const secondsLater = (clock: Clock, seconds: number): string => new Date(clock.now().getTime() + seconds * 1000).toISOString()

const formats = new Map<string, Intl.DateTimeFormat>()

/** Today's calendar day in a time zone. */
export function todayIn(clock: Clock, timeZone: string): Day {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formats.set(timeZone, format)
  }
  return format.format(clock.now())
}

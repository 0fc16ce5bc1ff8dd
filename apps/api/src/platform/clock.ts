import type { Day } from '@hourtab/contract/primitives'

/** Where time comes from; tests and the sample studio bring their own. */
export type Clock = { now: () => Date }

export const systemClock: Clock = { now: () => new Date() }

/** The present instant, ISO 8601 UTC. */
export const instantNow = (clock: Clock): string => clock.now().toISOString()

/** An instant as the database or we ourselves printed it, in ISO 8601 UTC to the millisecond. */
export const toInstant = (printed: string): string =>
  printed.length === 24 && printed.endsWith('Z') ? printed : new Date(printed).toISOString()

/** An instant some seconds away. */
export const secondsLater = (clock: Clock, seconds: number): string => new Date(clock.now().getTime() + seconds * 1000).toISOString()

type Zone = { format: Intl.DateTimeFormat; minute: number; day: Day }
const zones = new Map<string, Zone>()

/** Today's calendar day in a time zone. Days begin on a full minute everywhere, so it is worked out once a minute. */
export function todayIn(clock: Clock, timeZone: string): Day {
  const now = clock.now()
  const minute = Math.floor(now.getTime() / 60_000)
  let zone = zones.get(timeZone)
  if (!zone) {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    zone = { format, minute: Number.NaN, day: '' }
    zones.set(timeZone, zone)
  }
  if (zone.minute !== minute) Object.assign(zone, { minute, day: zone.format.format(now) })
  return zone.day
}

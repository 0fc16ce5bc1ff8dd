import pg from 'pg'

/**
 * Makes every query answer days as `2026-03-08`, instants as `2026-03-08T09:30:00.123456Z` and bigints as numbers.
 * A `Date` would move a day into the zone of the server, and would drop the microseconds that order two rows.
 * It is set for the whole process because Drizzle looks nowhere else.
 */
export function readPlainValues() {
  const { builtins, setTypeParser } = pg.types
  setTypeParser(builtins.DATE, (day) => day)
  setTypeParser(builtins.TIMESTAMPTZ, isoInstant)
  setTypeParser(builtins.INT8, safeNumber)
}

function safeNumber(digits: string): number {
  const number = Number(digits)
  if (!Number.isSafeInteger(number)) throw new Error(`${digits} is too large to be read as a number`)
  return number
}

/** Turns Postgres' own spelling of an instant, in whatever zone the session has, into ISO 8601 in UTC; leaves `infinity` as it is. */
export function isoInstant(spelled: string): string {
  const parts = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d+)?([+-]\d\d)(:\d\d)?(:\d\d)?$/.exec(spelled)
  if (!parts) return spelled
  const [, day, time, fraction = '', hours, minutes = ':00'] = parts
  if (hours === '+00' && minutes === ':00') return `${day}T${time}${fraction}Z`
  return new Date(`${day}T${time}${hours}${minutes}`).toISOString().replace('.000Z', `${fraction}Z`)
}

import { isDay } from '@hourtab/domain/calendar'
import { z } from 'zod'

// Text is kept as typed, in NFC. Line breaks and tabs are text; every other control character is refused, and so is half a
// character, which no database stores.
// oxlint-disable-next-line no-control-regex -- finding them is the point
const unstorable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Surrogate}/u

/** True when a text can be stored and looked for. */
export const isStorable = (value: string): boolean => !unstorable.test(value)

/** Trimmed text of 1 to `max` characters, or 0 to `max` when `min` is 0, without control characters. */
export const text = (max: number, min = 1) =>
  z
    .string()
    .trim()
    .normalize('NFC')
    .min(min, min === 1 ? 'Write something here' : `At least ${min} characters`)
    .max(max, `At most ${max} characters`)
    .refine(isStorable, 'Control characters such as U+0000 cannot be stored')

/** Text that is only compared with what is stored: as typed, at most `max` characters, without control characters. */
export const plainText = (max: number) =>
  z.string().max(max, `At most ${max} characters`).refine(isStorable, 'Control characters such as U+0000 are found nowhere')

/** A resource's id. */
export const Id = z.uuid('Not an id')

/** A calendar day, `YYYY-MM-DD`, from 1900 to 2999. */
export const Day = z.iso.date('A day is written YYYY-MM-DD, e.g. 2026-07-12').refine(isDay, 'Days run from 1900 to 2999')
export type Day = z.output<typeof Day>

/** An ISO 8601 instant in UTC. */
export const Instant = z.iso.datetime()

/** A whole number of seconds, negative allowed. */
export const Seconds = z.int()

/** The seconds of one entry: more than zero, at most 1,000 hours. */
export const mostEntrySeconds = 3_600_000
export const EntrySeconds = z.int().positive('More than zero').max(mostEntrySeconds, 'At most 1,000 hours')

/** The seconds of an entry that corrects another: the same, or as much taken back. */
export const CorrectingSeconds = z
  .int()
  .min(-mostEntrySeconds, 'At most 1,000 hours')
  .max(mostEntrySeconds, 'At most 1,000 hours')
  .refine((seconds) => seconds !== 0, 'More than zero')

/** The hours a cycle includes, in seconds: more than zero, at most 10,000 hours. */
export const CapSeconds = z.int().positive('A cap is more than zero').max(36_000_000, 'At most 10,000 hours')

/** An IANA time zone such as `Europe/Berlin`. */
export const TimeZone = z.string().max(64).refine(isTimeZone, 'An IANA time zone, e.g. Europe/Berlin or America/New_York')

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '' && /^[A-Z]/.test(name)
  } catch {
    return false
  }
}

/** Query fields of every list: how many, and where the page before ended. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('How many in a page, 1 to 200'),
  cursor: z.string().max(400).optional().describe('The `nextCursor` of the page before'),
}

/** A list's answer: one page, and the cursor of the next. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() })

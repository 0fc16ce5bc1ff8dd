import { parseDuration } from '@hourtab/domain/hours'
import { workTypes } from '@hourtab/domain/work-types'
import { z } from 'zod'
import { Balance } from './balance.ts'
import { endpoint } from './endpoint.ts'
import { CorrectingSeconds, Day, Id, Instant, Seconds, pageOf, pageQuery, plainText, text } from './primitives.ts'

export { workTypes }
export const WorkType = z.enum(workTypes).meta({ id: 'WorkType' })

const label = text(120).nullable()
const positiveHours = 'Hours such as 1h 30m, 1:30 or 1.5, more than zero'
const Duration = z
  .string()
  .max(40)
  .refine((typed) => CorrectingSeconds.safeParse(parseDuration(typed)).success, positiveHours)

const shown = {
  workedOn: Day,
  description: text(2000),
  workType: WorkType,
  vendor: label,
  project: label,
  billable: z.boolean(),
}

/** One piece of work. The private note is for the PM alone. */
export const Entry = z
  .object({
    id: Id,
    retainerId: Id,
    ...shown,
    description: z.string(),
    seconds: Seconds.describe('Negative where it takes back hours of the entry it corrects'),
    cycleStartsOn: Day.describe('The first day of the cycle it counts in'),
    late: z.boolean().describe('Worked in an earlier cycle, which was closed before it was logged'),
    corrects: Id.nullable().describe('The entry of a closed cycle that this one corrects'),
    privateNote: z.string().nullable(),
    source: z.enum(['hand', 'import']),
    importId: Id.nullable(),
    editedSinceImport: z.boolean().describe('Edited by hand after it was imported; later imports ask before they change it'),
    loggedAt: Instant,
  })
  .meta({ id: 'Entry' })
export type Entry = z.output<typeof Entry>

/** An entry in the work log, with what was left of its cycle after it (negative when over). */
export const LoggedEntry = Entry.extend({ runningBalanceSeconds: Seconds }).meta({ id: 'LoggedEntry' })
export type LoggedEntry = z.output<typeof LoggedEntry>

const given = {
  workedOn: shown.workedOn,
  seconds: CorrectingSeconds.optional(),
  duration: Duration.optional(),
  description: shown.description,
  workType: WorkType.optional().describe('Read from the description when left out'),
  vendor: label.optional().describe('Read from the description when left out'),
  project: label.optional(),
  billable: z.boolean().default(true),
  privateNote: text(2000).nullable().optional(),
}

type Hours = { seconds?: unknown; duration?: unknown; corrects?: unknown }
const isObject = ({ value }: { value: unknown }) => typeof value === 'object' && value !== null
const isBelowZero = (seconds: unknown) => typeof seconds === 'number' && seconds < 0
const inSeconds = (duration: unknown) => (typeof duration === 'string' ? parseDuration(duration) : undefined)

/** Work to log: seconds, or a duration in words. Below zero only where it corrects another entry. */
export const NewEntry = z
  .strictObject({
    ...given,
    corrects: Id.optional().describe('The entry of a closed cycle that this one corrects; its hours may be below zero, such as -1:30'),
  })
  .refine(({ seconds, corrects }: Hours) => corrects !== undefined || !isBelowZero(seconds), {
    path: ['seconds'],
    message: 'More than zero',
    when: isObject,
  })
  .refine(({ duration, corrects }: Hours) => corrects !== undefined || !isBelowZero(inSeconds(duration)), {
    path: ['duration'],
    message: positiveHours,
    when: isObject,
  })
  .superRefine((entry, check) => {
    if ((entry.seconds === undefined) === (entry.duration === undefined))
      check.addIssue({ code: 'custom', path: ['duration'], message: 'Give a duration such as "1h 30m", or seconds' })
  })
  .meta({
    examples: [
      { workedOn: '2026-07-06', duration: '8h', description: 'Discovery: stakeholder interviews, 6 SMEs, current-state documentation' },
    ],
  })
export type NewEntry = z.output<typeof NewEntry>

export const EntryChange = z
  .strictObject({ ...given, billable: z.boolean() })
  .partial()
  .meta({ examples: [{ duration: '2h 30m' }] })
export type EntryChange = z.output<typeof EntryChange>

const onRetainer = z.object({ retainerId: Id })
const onEntry = z.object({ entryId: Id })
const logged = z.object({ entry: Entry, balance: Balance })

const filter = {
  from: Day.optional(),
  to: Day.optional(),
  vendor: plainText(120).optional(),
  workType: WorkType.optional(),
  q: plainText(200).optional().describe('Words in the description'),
  cycle: Day.optional().describe('A day in the cycle that the entries count in, whenever they were worked'),
}

export const listEntries = endpoint({
  name: 'listEntries',
  method: 'GET',
  path: '/api/v1/retainers/:retainerId/entries',
  summary: 'The work log, newest first',
  description: 'Each with what was left of its cycle after it. Pages are stable while others log: nothing comes twice, nothing is missed.',
  access: 'read',
  params: onRetainer,
  query: z.strictObject({ ...pageQuery, ...filter }),
  status: 200,
  response: pageOf(LoggedEntry),
})

export const logEntry = endpoint({
  name: 'logEntry',
  method: 'POST',
  path: '/api/v1/retainers/:retainerId/entries',
  summary: 'Log work',
  description:
    'Give `duration` in words or `seconds`. Work type and vendor are read from the description where they are left out. The answer has the entry and the new balance. Work of a closed cycle is logged late: it counts in the oldest open one.',
  access: 'write',
  params: onRetainer,
  body: NewEntry,
  status: 201,
  response: logged,
  noun: 'entry',
})

const mostInBatch = 1000

export const logBatch = endpoint({
  name: 'logBatch',
  method: 'POST',
  path: '/api/v1/retainers/:retainerId/entries/batch',
  summary: 'Log many entries at once: all of them, or none and why',
  description:
    'Up to 1,000 entries in one transaction. When one is at fault nothing is logged, and `errors` names it by its place: `#/entries/3/duration`.',
  access: 'write',
  params: onRetainer,
  body: z
    .strictObject({ entries: z.array(NewEntry).min(1, 'At least one entry').max(mostInBatch, `At most ${mostInBatch} entries`) })
    .meta({ examples: [{ entries: [{ workedOn: '2026-07-06', duration: '3h', description: 'Vendor A: weekly sync' }] }] }),
  status: 201,
  response: z.object({ entries: z.array(Entry).describe('In the order given'), balance: Balance.describe('Of the cycle of today') }),
})

export const readEntry = endpoint({
  name: 'readEntry',
  method: 'GET',
  path: '/api/v1/entries/:entryId',
  summary: 'One entry',
  description: 'The ETag of the answer is what `changeEntry` takes in `If-Match`.',
  access: 'read',
  params: onEntry,
  status: 200,
  response: z.object({ entry: Entry }),
  noun: 'entry',
})

export const changeEntry = endpoint({
  name: 'changeEntry',
  method: 'PATCH',
  path: '/api/v1/entries/:entryId',
  summary: 'Change an entry',
  description: 'What is left out stays. An entry of a closed cycle answers 409: log another that corrects it.',
  access: 'write',
  params: onEntry,
  body: EntryChange,
  status: 200,
  response: logged,
  noun: 'entry',
  guarded: true,
})

export const removeEntry = endpoint({
  name: 'removeEntry',
  method: 'DELETE',
  path: '/api/v1/entries/:entryId',
  summary: 'Remove an entry; answers the new balance',
  description: 'It can be brought back for seven days. An entry of a closed cycle answers 409.',
  access: 'write',
  params: onEntry,
  status: 200,
  response: z.object({ balance: Balance }),
})

export const restoreEntry = endpoint({
  name: 'restoreEntry',
  method: 'POST',
  path: '/api/v1/entries/:entryId/restore',
  summary: 'Bring back an entry that was removed by hand in the last seven days, as it was',
  description: 'With its id, as it was when it was removed.',
  access: 'write',
  params: onEntry,
  status: 200,
  response: logged,
  answers: [409],
})

/** Every column its PM may see; what comes back through an import is recognised by its id. */
export const exportEntries = endpoint({
  name: 'exportEntries',
  method: 'GET',
  path: '/api/v1/retainers/:retainerId/entries.csv',
  summary: 'The work log as a CSV file, oldest first',
  description: 'Cells that a spreadsheet would run as a formula are made harmless.',
  access: 'read',
  params: onRetainer,
  query: z.strictObject(filter),
  status: 200,
  response: z.string(),
  media: 'text/csv',
})

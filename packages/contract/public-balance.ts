import { z } from 'zod'
import { Balance, CycleLine, ExplanationLine } from './balance.ts'
import { endpoint } from './endpoint.ts'
import { WorkType } from './entries.ts'
import { Day, Id, Instant, Seconds, pageOf, pageQuery, plainText } from './primitives.ts'

/** What a client sees of an entry. */
export const PublicEntry = z.object({
  id: Id,
  workedOn: Day,
  description: z.string(),
  workType: WorkType,
  vendor: z.string().nullable(),
  project: z.string().nullable(),
  seconds: Seconds,
  counted: z.boolean().describe('False: shown, with no effect on the balance'),
  runningBalanceSeconds: Seconds.describe('Left in the cycle after this entry; negative when over'),
  late: z.literal(true).optional().describe('Worked in an earlier cycle, which was closed before it was logged'),
  corrects: Id.optional().describe('The entry of a closed cycle that this one corrects'),
})
export type PublicEntry = z.output<typeof PublicEntry>

const statement = z.int().optional().describe('The number of its statement, once the cycle is closed')

/** A cycle before the one that is shown. */
const EarlierCycle = CycleLine.extend({ statement })
export type EarlierCycle = z.output<typeof EarlierCycle>

/** How current the page is, and when the next update was promised. */
const Stamp = z.object({
  loggedThrough: Day.nullable().describe(
    'The latest day with an entry in this cycle, or the day through which the log is said to be complete',
  ),
  dueOn: Day.nullable().describe('The day by whose end the next update is due; one that has passed is late. Null where none was promised'),
  pendingSeconds: Seconds.optional().describe('Waits in imports that are not published yet'),
})

const Sum = { seconds: Seconds }

/** Where the counted hours of the cycle went. */
const Breakdown = z.object({
  workTypes: z.array(z.object({ workType: WorkType, ...Sum })).describe('The most hours first'),
  weeks: z.array(Day).describe('The Monday of each week that has a column'),
  vendors: z
    .array(z.object({ vendor: z.string().nullable(), ...Sum, weekSeconds: z.array(Seconds) }))
    .describe('The most hours first; null sums up those beyond twelve'),
  projects: z.array(z.string()),
  sentence: z.string().nullable().describe('All vendors in words; null without any'),
})

/** What the log is narrowed to, and what of the cycle that leaves. */
const Found = z.object({ entries: z.int(), ...Sum })

/** The complete list of what a client may see. Anything not named here never leaves the server. */
export const PublicBalance = z
  .object({
    client: z.string(),
    retainer: z.string(),
    today: Day.describe("Today in the retainer's time zone"),
    version: z.int().describe('Goes up with every change'),
    balance: Balance,
    stamp: Stamp,
    explanation: z.array(ExplanationLine),
    shows: z.enum(['log', 'totals']).describe('What the link is for: the log with its totals, or totals only'),
    breakdown: Breakdown.nullable().describe('Null where the link shows totals only, and for a cycle of more than 5,000 entries'),
    entries: z.array(PublicEntry).describe('The newest of the cycle, or of those that were asked for'),
    found: Found.optional().describe('Of those that were asked for, all'),
    nextCursor: z.string().nullable().describe('Where the next page of the list of entries begins'),
    statement,
    earlierCycles: z.array(EarlierCycle).describe('The 12 before this one, newest first; all of them when they are asked for'),
    earlierCyclesOmitted: z.int().describe('How many older cycles there are'),
  })
  .meta({ id: 'PublicBalance' })
export type PublicBalance = z.output<typeof PublicBalance>

const params = z.object({ token: z.string().max(200) })
const on = Day.optional().describe('A day in the cycle to read; by default today')
const name = plainText(120).optional()

/** What narrows the log of a cycle. */
const narrowing = {
  type: WorkType.optional(),
  vendor: name,
  project: name,
  week: Day.optional().describe('A day of the week in which the work was done'),
  q: plainText(200).optional().describe('Words, all of which an entry has in its description, vendor or project'),
  entry: Id.optional().describe('One entry; the cycle is the one it counts in'),
}
const show = z.coerce.number().int().min(1).max(5000).default(50).describe('How many entries, 1 to 5,000')
const earlier = z.literal('all').optional().describe('Lists every earlier cycle, not only 12')

export const readPublicBalance = endpoint({
  name: 'readPublicBalance',
  method: 'GET',
  path: '/api/v1/public/balances/:token',
  summary: 'What a link shows: the balance and the newest entries of a cycle',
  description:
    'What the client page shows. Needs no key: whoever has the link may read it. A link with a password answers 401, one that was revoked or has expired 410.',
  access: 'open',
  params,
  query: z.strictObject({ on, earlier, ...narrowing, show }),
  status: 200,
  response: PublicBalance,
  answers: [304, 401, 410],
})

export const listPublicEntries = endpoint({
  name: 'listPublicEntries',
  method: 'GET',
  path: '/api/v1/public/balances/:token/entries',
  summary: 'Further entries of a cycle, newest first',
  description: 'Further pages of the entries of `readPublicBalance`.',
  access: 'open',
  params,
  query: z.strictObject({ ...pageQuery, on, ...narrowing }),
  status: 200,
  response: pageOf(PublicEntry),
  answers: [401, 410],
})

/** Server-Sent Events: `balance` with a PublicBalance on connect and after every change, `revoked` when the link ends. */
export const watchPublicBalance = endpoint({
  name: 'watchPublicBalance',
  method: 'GET',
  path: '/api/v1/public/balances/:token/events',
  summary: 'The balance as a stream of Server-Sent Events',
  description:
    'Sends `balance` with the whole public balance on connect and after every change, `revoked` when the link ends, and a comment every 15 seconds.',
  access: 'open',
  media: 'text/event-stream',
  params,
  status: 200,
  response: z.string(),
  answers: [401, 410],
})

/** The balance in a few fields, for a dashboard or a wiki page of the client's. */
export const PublicFeed = z
  .object({
    client: z.string(),
    retainer: z.string(),
    sentence: z.string().describe('The header line in words'),
    usedSeconds: Seconds,
    availableSeconds: Seconds,
    leftSeconds: Seconds,
    overSeconds: Seconds,
    resetsOn: Day,
    loggedThrough: Day.nullable(),
    asOf: Instant,
  })
  .meta({ id: 'PublicFeed' })
export type PublicFeed = z.output<typeof PublicFeed>

/** Any page may read it: whoever holds the link sees all of it anyway. */
export const readPublicFeed = endpoint({
  name: 'readPublicFeed',
  method: 'GET',
  path: '/api/v1/public/balances/:token/feed',
  summary: 'The balance of today in a few fields',
  description: 'Any page may read it from a browser.',
  access: 'open',
  params,
  status: 200,
  response: PublicFeed,
  answers: [304, 401, 410],
})

export const readPublicBadge = endpoint({
  name: 'readPublicBadge',
  method: 'GET',
  path: '/api/v1/public/balances/:token/badge.svg',
  summary: 'The header line and the bar as a picture, to embed in a page',
  description: 'An SVG of a kilobyte or two, for a wiki page.',
  access: 'open',
  media: 'image/svg+xml',
  params,
  status: 200,
  response: z.string(),
  answers: [304, 401, 410],
})

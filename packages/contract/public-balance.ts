import { z } from 'zod'
import { Balance, CycleLine, ExplanationLine } from './balance.ts'
import { endpoint } from './endpoint.ts'
import { WorkType } from './entries.ts'
import { Day, Id, Seconds, pageOf, pageQuery } from './primitives.ts'

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

/** The complete list of what a client may see. Anything not named here never leaves the server. */
export const PublicBalance = z
  .object({
    client: z.string(),
    retainer: z.string(),
    today: Day.describe("Today in the retainer's time zone"),
    version: z.int().describe('Goes up with every change'),
    balance: Balance,
    explanation: z.array(ExplanationLine),
    entries: z.array(PublicEntry).describe('The newest 50 of the cycle'),
    nextCursor: z.string().nullable(),
    statement,
    earlierCycles: z.array(EarlierCycle).describe('The 12 before this one, newest first; all of them when they are asked for'),
    earlierCyclesOmitted: z.int().describe('How many older cycles there are'),
  })
  .meta({ id: 'PublicBalance' })
export type PublicBalance = z.output<typeof PublicBalance>

const params = z.object({ token: z.string().max(200) })
const on = Day.optional().describe('A day in the cycle to read; by default today')
const earlier = z.literal('all').optional().describe('Lists every earlier cycle, not only 12')

export const readPublicBalance = endpoint({
  name: 'readPublicBalance',
  method: 'GET',
  path: '/api/v1/public/balances/:token',
  summary: 'What a link shows: the balance and the newest entries of a cycle',
  access: 'open',
  params,
  query: z.strictObject({ on, earlier }),
  status: 200,
  response: PublicBalance,
  answers: [304, 410],
})

export const listPublicEntries = endpoint({
  name: 'listPublicEntries',
  method: 'GET',
  path: '/api/v1/public/balances/:token/entries',
  summary: 'Further entries of a cycle, newest first',
  access: 'open',
  params,
  query: z.strictObject({ ...pageQuery, on }),
  status: 200,
  response: pageOf(PublicEntry),
  answers: [410],
})

/** Server-Sent Events: `balance` with a PublicBalance on connect and after every change, `revoked` when the link ends. */
export const watchPublicBalance = endpoint({
  name: 'watchPublicBalance',
  method: 'GET',
  path: '/api/v1/public/balances/:token/events',
  summary: 'The balance as a stream of Server-Sent Events',
  access: 'open',
  params,
  status: 200,
  response: z.string(),
  answers: [410],
})

import { z } from 'zod'
import { Balance } from './balance.ts'
import { endpoint } from './endpoint.ts'
import { Day, Id, Instant, Seconds, pageOf, pageQuery, text } from './primitives.ts'

const GrantSeconds = z.int().positive('More than zero').max(36_000_000, 'At most 10,000 hours')

/** Hours agreed on top of one cycle's cap; they end with their cycle. */
export const Grant = z
  .object({
    id: Id,
    retainerId: Id,
    cycleStartsOn: Day.describe('The first day of the cycle they are agreed for'),
    seconds: Seconds,
    reason: z.string(),
    agreedBy: z.string().nullable().describe('Who agreed to them, as the PM wrote it'),
    borrowedFrom: Day.nullable().describe('The first day of the later cycle they are missing in'),
    createdAt: Instant,
  })
  .meta({ id: 'Grant' })
export type Grant = z.output<typeof Grant>

export const NewGrant = z
  .strictObject({
    cycleStartsOn: Day.describe('The first day of an open cycle'),
    seconds: GrantSeconds,
    reason: text(200).describe('Why; your client reads this'),
    agreedBy: text(100).nullable().default(null).describe('Who agreed; your client reads this'),
    borrowedFrom: Day.nullable()
      .default(null)
      .describe('The first day of a later cycle: the hours are taken from it. A cycle lends its cap at most'),
  })
  .meta({ examples: [{ cycleStartsOn: '2026-07-01', seconds: 18000, reason: 'hypercare', agreedBy: 'Dana Reyes' }] })
export type NewGrant = z.output<typeof NewGrant>

const onRetainer = z.object({ retainerId: Id })
const onGrant = z.object({ grantId: Id })

export const listGrants = endpoint({
  name: 'listGrants',
  method: 'GET',
  path: '/api/v1/retainers/:retainerId/grants',
  summary: 'The hours agreed on top, newest first',
  description: 'Hours agreed on top of a cap, and hours borrowed from a later cycle.',
  access: 'read',
  params: onRetainer,
  query: z.strictObject({ ...pageQuery, cycle: Day.optional().describe('A day of a cycle: what was agreed for it or borrowed from it') }),
  status: 200,
  response: pageOf(Grant),
})

export const agreeHours = endpoint({
  name: 'agreeHours',
  method: 'POST',
  path: '/api/v1/retainers/:retainerId/grants',
  summary: 'Agree hours on top of an open cycle, or borrow them from a later one',
  description: 'They raise what is available in one cycle and end with it. With `borrowedFrom` a later cycle is short of them.',
  access: 'write',
  params: onRetainer,
  body: NewGrant,
  status: 201,
  response: z.object({ grant: Grant, balance: Balance.describe('Of the cycle they are agreed for') }),
  noun: 'grant',
})

export const removeGrant = endpoint({
  name: 'removeGrant',
  method: 'DELETE',
  path: '/api/v1/grants/:grantId',
  summary: 'Take agreed hours back; 409 when they are spent, unless that is meant',
  description: 'Answers 409 when the cycle is over without them; `evenIfSpent=true` removes them all the same.',
  access: 'write',
  params: onGrant,
  query: z.strictObject({ evenIfSpent: z.literal('true').optional().describe('Removes them though the cycle is over without them') }),
  status: 200,
  response: z.object({ balance: Balance.describe('Of the cycle they were agreed for') }),
  answers: [409],
})

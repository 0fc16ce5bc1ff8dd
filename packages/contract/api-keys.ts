import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, Instant, pageOf, text } from './primitives.ts'

/** How far a key goes. One for calendars is part of an address, and opens the dates behind that address and nothing else. */
export const scopes = ['read', 'write', 'admin', 'calendar'] as const
export const Scope = z
  .enum(scopes)
  .describe('What it may do: read; read and write; all that an owner may; or open the calendar address it is part of, and nothing else')
export type Scope = z.output<typeof Scope>

const reach = z
  .array(Id)
  .nullable()
  .describe(
    'The retainers it is kept to: everything else is as if it were not there, and what concerns the whole workspace is refused. Null for all',
  )

const key = {
  id: 'b5f4c9c2-8d3f-4a52-9a3e-0f3c6f0e7a11',
  name: 'Nightly export',
  scope: 'read',
  retainerIds: ['0198d2a4-6c1e-7b43-9a55-2f6f0f2f8a10'],
  hint: 'ht_live_…k3Qz',
  expiresOn: '2026-12-31',
  lastUsedOn: '2026-07-14',
  createdAt: '2026-07-01T08:30:00.000Z',
}

/** A key for scripts. The secret is shown once, when it is made. */
export const ApiKey = z
  .object({
    id: Id,
    name: z.string().describe('What it is for; the audit names it beside what it did'),
    scope: Scope,
    retainerIds: reach,
    hint: z.string().describe('Its beginning and last four characters'),
    expiresOn: Day.nullable().describe('The last day it is taken, in UTC'),
    lastUsedOn: Day.nullable().describe('The day it was last used, in UTC'),
    createdAt: Instant,
    madeBy: z.string().nullable().describe('The name of whoever made it; null once they have left'),
  })
  .meta({ id: 'ApiKey', examples: [{ ...key, madeBy: 'Ines Moro' }] })
export type ApiKey = z.output<typeof ApiKey>

export const NewApiKey = z
  .strictObject({
    name: text(100).describe('What it is for; the audit names it beside what it did'),
    scope: Scope.default('write'),
    retainerIds: reach
      .unwrap()
      .min(1, 'Name at least one, or leave it out for all')
      .max(200, 'At most 200')
      .nullable()
      .default(null)
      .describe(reach.description!),
    expiresOn: Day.nullable().default(null).describe('The last day it is taken, in UTC; null for no end'),
  })
  .meta({ examples: [{ name: 'Nightly export', scope: 'read', expiresOn: '2026-12-31' }] })
export type NewApiKey = z.output<typeof NewApiKey>

const list = pageOf(ApiKey).meta({ examples: [{ items: [{ ...key, madeBy: 'Ines Moro' }], nextCursor: null }] })

const made = z
  .object({
    apiKey: ApiKey,
    secret: z.string().describe('Goes into `Authorization: Bearer`; shown this once and stored as a digest'),
    calendarUrl: z.url().optional().describe('For a calendar: the address to subscribe to, which holds the secret'),
  })
  .meta({
    examples: [
      { apiKey: { ...key, lastUsedOn: null, madeBy: 'Ines Moro' }, secret: 'ht_live_2Vn7pQ0dXb81LkRzYc5mWt9Hs4JgFa6EuNqPoTi3KxBvDz7Mk3Qz' },
    ],
  })

export const listApiKeys = endpoint({
  name: 'listApiKeys',
  method: 'GET',
  path: '/api/v1/api-keys',
  summary: 'Keys of this workspace',
  description: 'Newest first, without their secrets. Addresses for calendars are keys of the scope `calendar` and stand among them.',
  access: 'admin',
  status: 200,
  response: list,
})

export const createApiKey = endpoint({
  name: 'createApiKey',
  method: 'POST',
  path: '/api/v1/api-keys',
  summary: 'Make a key; its secret is in this answer and nowhere else',
  description:
    'A key may be kept to some retainers with `retainerIds`: to it the others do not exist, and what concerns the whole workspace answers 403. With the scope `calendar` the answer has `calendarUrl`, an address of dates for a calendar program to subscribe to.',
  access: 'admin',
  body: NewApiKey,
  status: 201,
  response: made,
})

export const revokeApiKey = endpoint({
  name: 'revokeApiKey',
  method: 'DELETE',
  path: '/api/v1/api-keys/:keyId',
  summary: 'Revoke a key',
  description: 'The next call with it is refused. This cannot be undone.',
  access: 'admin',
  params: z.object({ keyId: Id }),
  status: 204,
  response: z.undefined(),
})

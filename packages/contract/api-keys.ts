import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, Instant, pageOf, text } from './primitives.ts'

export const Scope = z.enum(['read', 'write', 'admin'])
export type Scope = z.output<typeof Scope>

/** A key for scripts. The secret is shown once, when it is made. */
export const ApiKey = z
  .object({
    id: Id,
    name: z.string(),
    scope: Scope,
    hint: z.string().describe('Its beginning and last four characters'),
    expiresOn: Day.nullable(),
    lastUsedOn: Day.nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'ApiKey' })
export type ApiKey = z.output<typeof ApiKey>

export const NewApiKey = z
  .strictObject({ name: text(100), scope: Scope.default('write'), expiresOn: Day.nullable().default(null) })
  .meta({ examples: [{ name: 'Nightly export', scope: 'read' }] })
export type NewApiKey = z.output<typeof NewApiKey>

export const listApiKeys = endpoint({
  name: 'listApiKeys',
  method: 'GET',
  path: '/api/v1/api-keys',
  summary: 'Keys of this workspace',
  description: 'Without their secrets, which are not kept.',
  access: 'admin',
  status: 200,
  response: pageOf(ApiKey),
})

export const createApiKey = endpoint({
  name: 'createApiKey',
  method: 'POST',
  path: '/api/v1/api-keys',
  summary: 'Make a key; its secret is in this answer and nowhere else',
  description: 'Keep the secret: only its hash is stored.',
  access: 'admin',
  body: NewApiKey,
  status: 201,
  response: z.object({ apiKey: ApiKey, secret: z.string() }),
})

export const revokeApiKey = endpoint({
  name: 'revokeApiKey',
  method: 'DELETE',
  path: '/api/v1/api-keys/:keyId',
  summary: 'Revoke a key',
  description: 'The next call with it is answered 401.',
  access: 'admin',
  params: z.object({ keyId: Id }),
  status: 204,
  response: z.undefined(),
})

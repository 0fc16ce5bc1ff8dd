import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, Instant, pageOf, pageQuery, text } from './primitives.ts'

/** The company a retainer is sold to. */
export const Client = z.object({ id: Id, name: z.string(), createdAt: Instant }).meta({ id: 'Client' })
export type Client = z.output<typeof Client>

export const NewClient = z.strictObject({ name: text(200) }).meta({ examples: [{ name: 'Halden Rail' }] })

const params = z.object({ clientId: Id })
const answer = z.object({ client: Client })

export const listClients = endpoint({
  name: 'listClients',
  method: 'GET',
  path: '/api/v1/clients',
  summary: 'Your clients, by name',
  description: 'Sorted by name. A client has one or more retainers.',
  access: 'read',
  keptKeys: true,
  query: z.strictObject(pageQuery),
  status: 200,
  response: pageOf(Client),
})

export const createClient = endpoint({
  name: 'createClient',
  method: 'POST',
  path: '/api/v1/clients',
  summary: 'Add a client',
  description: 'Names are used once. `createRetainer` with a `clientName` does this on its way.',
  access: 'write',
  body: NewClient,
  status: 201,
  response: answer,
  noun: 'client',
  answers: [409],
})

export const readClient = endpoint({
  name: 'readClient',
  method: 'GET',
  path: '/api/v1/clients/:clientId',
  summary: 'One client',
  description: 'The ETag of the answer is what `changeClient` takes in `If-Match`.',
  access: 'read',
  keptKeys: true,
  params,
  status: 200,
  response: answer,
  noun: 'client',
})

export const changeClient = endpoint({
  name: 'changeClient',
  method: 'PATCH',
  path: '/api/v1/clients/:clientId',
  summary: 'Rename a client',
  description: 'The new name is on the client page and on statements to come; statements that were issued keep the old one.',
  access: 'write',
  params,
  body: NewClient,
  status: 200,
  response: answer,
  noun: 'client',
  guarded: true,
  answers: [409],
})

export const removeClient = endpoint({
  name: 'removeClient',
  method: 'DELETE',
  path: '/api/v1/clients/:clientId',
  summary: 'Remove a client that has no retainers',
  description: 'Answers 409 while the client has a retainer.',
  access: 'write',
  params,
  status: 204,
  response: z.undefined(),
  answers: [409],
})

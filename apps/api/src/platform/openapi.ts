import { Problem } from '@hourtab/contract/problem'
import type { Endpoint } from '@hourtab/contract/endpoint'
import type { z } from 'zod'
import { jsonSchemaOf } from './serialise.ts'

const meanings: Record<number, string> = {
  200: 'Done',
  201: 'Made',
  204: 'Done; nothing to say',
  304: 'Not changed since the ETag in If-None-Match',
  400: 'The request could not be read',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not here, or in another workspace',
  409: 'It stands in the way of something else',
  410: 'The link is no longer shared',
  412: 'Changed since the ETag in If-Match',
  413: 'Too large',
  415: 'Not a kind of content read here',
  422: 'Some fields need attention',
  428: 'If-Match is needed',
  429: 'Too many requests',
  503: 'The database does not answer; try again',
  507: 'The disk is full',
}

const takesIfMatch = ({ method }: Endpoint) => method === 'PATCH' || method === 'PUT' || method === 'DELETE'

/** Every status an endpoint can answer: those that follow from its shape, and its own. */
function statusesOf(e: Endpoint): number[] {
  const isChange = e.method !== 'GET'
  const all = [
    e.status,
    ...(e.answers ?? []),
    400,
    422,
    429,
    503,
    ...(e.access === 'open' ? [] : [401, 403]),
    ...(e.params ? [404] : []),
    ...(isChange ? [413, 415, 507] : []),
    ...(e.method === 'POST' && e.access !== 'open' ? [409] : []),
    ...(takesIfMatch(e) ? [412] : []),
    ...(e.guarded ? [428] : []),
    ...(e.method === 'GET' && e.noun ? [304] : []),
  ]
  return [...new Set(all)].toSorted((a, b) => a - b)
}

const media = (schema: z.ZodType, io: 'input' | 'output') => {
  const [example] = (schema.meta()?.examples ?? []) as unknown[]
  return { schema: componentOf(schema, io), ...(example !== undefined && { example }) }
}

// Components are named by the schema's id; zod writes what it names under $defs.
let components: Record<string, unknown> = {}
function componentOf(schema: z.ZodType, io: 'input' | 'output'): unknown {
  const { $defs = {}, ...json } = jsonSchemaOf(schema, io) as { $defs?: Record<string, unknown> } & Record<string, unknown>
  const moved = (node: unknown): unknown => JSON.parse(JSON.stringify(node).replaceAll('#/$defs/', '#/components/schemas/'))
  for (const [name, definition] of Object.entries($defs)) components[name] ??= moved(definition)
  return moved(json)
}

function parametersOf(e: Endpoint): unknown[] {
  const of = (where: 'path' | 'query', schema: z.ZodObject | undefined) => {
    if (!schema) return []
    const { properties = {}, required = [] } = componentOf(schema, 'input') as {
      properties?: Record<string, { description?: string }>
      required?: string[]
    }
    return Object.entries(properties).map(([name, { description, ...property }]) => ({
      name,
      in: where,
      required: where === 'path' || required.includes(name),
      ...(description && { description }),
      schema: property,
    }))
  }
  const header = (name: string, description: string, required = false) => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string' },
  })
  return [
    ...of('path', e.params),
    ...of('query', e.query),
    ...(e.method === 'POST' && e.access !== 'open'
      ? [header('Idempotency-Key', 'The same key and body answer the first answer again, for 24 hours')]
      : []),
    ...(takesIfMatch(e) ? [header('If-Match', 'The ETag of the state you mean to change', e.guarded === true)] : []),
    ...(e.method === 'GET' && e.noun ? [header('If-None-Match', 'The ETag you have')] : []),
  ]
}

function operationOf(e: Endpoint) {
  const answer = (status: number) => {
    if (status >= 400) return { description: meanings[status], content: { 'application/problem+json': media(Problem, 'output') } }
    if (status !== e.status || status === 204) return { description: meanings[status] }
    return { description: meanings[status], content: { [e.media ?? 'application/json']: media(e.response, 'output') } }
  }
  const file = { type: 'object', properties: { file: { type: 'string', contentMediaType: 'text/csv' } }, required: ['file'] }
  const content = e.upload
    ? {
        'multipart/form-data': { schema: file },
        'text/csv': { schema: { type: 'string' }, example: 'Date,Description,Hours\n2026-07-06,"Discovery: interviews",8\n' },
      }
    : e.body && { 'application/json': media(e.body, 'input') }
  return {
    operationId: e.name,
    summary: e.summary,
    security: e.access === 'open' ? [] : [{ session: [] }, { key: [] }],
    ...(e.access !== 'open' && { 'x-scope': e.access }),
    parameters: parametersOf(e),
    ...(content && { requestBody: { required: true, content } }),
    responses: Object.fromEntries(statusesOf(e).map((status) => [status, answer(status)])),
  }
}

/** The OpenAPI 3.1 document of the endpoints that are served: the contract, printed. */
export function openApiOf(endpoints: Endpoint[], publicUrl: string, sessionCookie: string) {
  components = {}
  const paths: Record<string, Record<string, unknown>> = {}
  for (const e of endpoints) {
    const path = e.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [e.method.toLowerCase()]: operationOf(e) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'HourTab',
      version: '1',
      description: 'Retainers, their balances and the work log behind them. Days are YYYY-MM-DD, durations are whole seconds.',
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      schemas: components,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: sessionCookie },
        key: { type: 'http', scheme: 'bearer', bearerFormat: 'ht_live_…' },
      },
    },
  }
}

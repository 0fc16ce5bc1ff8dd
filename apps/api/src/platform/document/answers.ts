import type { Endpoint } from '@hourtab/contract/endpoint'
import { problems, type Problem as Thrown } from '../problem.ts'

const meanings: Record<number, string> = {
  200: 'It was done, or this is what was asked for.',
  201: 'It was made, and this is what it is now.',
  204: 'It was done, and there is nothing to say.',
  304: 'Not changed since the ETag in If-None-Match.',
  400: 'The request could not be read.',
  401: 'Nobody is signed in, or the key or password is wrong.',
  403: 'The role or the scope of the key does not reach this far.',
  404: 'It is not here, or it is in another workspace.',
  409: 'Something else stands in the way; the problem says what.',
  410: 'The link is no longer shared, or has expired.',
  412: 'It was changed since the ETag in If-Match.',
  413: 'The body is larger than is read here.',
  415: 'This kind of content is not read here.',
  422: 'Some fields need attention; each is named.',
  428: 'The request needs an If-Match header.',
  429: 'Too many requests; Retry-After says how long to wait.',
  500: 'A mistake of ours. It was logged under the instance.',
  503: 'The database does not answer just now; try again.',
  507: 'The disk is nearly full: reading works, writing waits.',
}
export const meaningOf = (status: number): string => meanings[status]!

const refusals: Record<number, Thrown> = {
  400: problems.unreadable('The body is not JSON.'),
  401: problems.notSignedIn(),
  403: problems.notAllowed('The scope of this key is read.'),
  404: problems.notFound('retainer'),
  409: problems.stillRunning(),
  410: problems.linkRevoked(),
  412: problems.stale(),
  413: problems.tooLarge('1 MB'),
  415: problems.unknownMediaType('Send application/json.'),
  422: problems.invalidInput([{ pointer: '#/resetDay', detail: 'A day of the month, 1 to 31' }]),
  428: problems.ifMatchNeeded(),
  429: problems.slowDown(12),
  500: problems.internal(),
  503: problems.databaseBusy(),
  507: problems.noRoom(),
}

/** Whether it heeds an If-Match: every change of what is there, and a POST that says it can find it changed. */
export const takesIfMatch = ({ method, answers }: Endpoint): boolean =>
  method === 'PATCH' || method === 'PUT' || method === 'DELETE' || answers?.includes(412) === true

/** Every status an endpoint can answer: those that follow from its shape, and its own. */
export function statusesOf(e: Endpoint): number[] {
  const isChange = e.method !== 'GET'
  const all = [
    e.status,
    ...(e.answers ?? []),
    400,
    422,
    429,
    500,
    503,
    ...(e.access === 'open' ? [] : [401, 403]),
    ...(e.params ? [404] : []),
    ...(isChange ? [403, 413, 415, 507] : []),
    ...(e.method === 'POST' && e.access !== 'open' ? [409] : []),
    ...(takesIfMatch(e) ? [412] : []),
    ...(e.guarded ? [428] : []),
    ...(e.method === 'GET' && e.noun ? [304] : []),
  ]
  return [...new Set(all)].toSorted((a, b) => a - b)
}

const header = (name: string) => ({ $ref: `#/components/headers/${name}` })
const limits = { RateLimit: header('RateLimit'), 'RateLimit-Policy': header('RateLimit-Policy') }

/** The headers of an answer that are worth knowing. */
export function headersOf(e: Endpoint, status: number) {
  const isTagged = e.noun !== undefined && (status === e.status || status === 304)
  return {
    ...limits,
    ...(isTagged && { ETag: header('ETag') }),
    ...(e.media && status === 200 && e.filename && { 'Content-Disposition': header('Content-Disposition') }),
  }
}

/** What the document says once of headers. */
export const headers = {
  RateLimit: {
    description: 'How many calls are left, and in how many seconds there are more (draft-ietf-httpapi-ratelimit-headers).',
    schema: { type: 'string', maxLength: 200 },
    example: '"calls";r=1199;t=60',
  },
  'RateLimit-Policy': {
    description: 'How many calls there are in how many seconds.',
    schema: { type: 'string', maxLength: 200 },
    example: '"calls";q=1200;w=60',
  },
  'Retry-After': {
    description: 'In how many seconds to try again.',
    schema: { type: 'integer', format: 'int32', minimum: 1, maximum: 86_400 },
    example: 12,
  },
  ETag: {
    description: 'Names this state of the resource, for If-Match and If-None-Match.',
    schema: { type: 'string', maxLength: 200 },
    example: '"pq0ZkYc1"',
  },
  'Content-Disposition': {
    description: 'What the file is to be called.',
    schema: { type: 'string', maxLength: 300 },
    example: 'attachment; filename="hourtab-export.zip"',
  },
}

const waits = new Set([429, 503])

/** A refusal, with the problem it may carry. */
export function refusalOf(status: number) {
  const { slug, retryAfterSeconds: _, ...told } = refusals[status]!.details
  return {
    description: meaningOf(status),
    headers: { ...limits, ...(waits.has(status) && { 'Retry-After': header('Retry-After') }) },
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        example: { type: `/problems/${slug}`, ...told, instance: 'req-0c51ad42-7be1' },
      },
    },
  }
}

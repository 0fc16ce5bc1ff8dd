import type { Endpoint, Received } from '@hourtab/contract/endpoint'
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { detailOf, issueInWords } from './issue-in-words.ts'
import { problems, type FieldErrors } from './problem.ts'

// A body of a megabyte may be wrong in a hundred thousand places; the answer stays small.
const mostErrors = 100
const inWords = { error: issueInWords, reportInput: true }

/** Reads a request as its endpoint says; a malformed id is a resource that is not there, anything else names every field at fault. */
export function validated<E extends Endpoint>(e: E, request: FastifyRequest): Received<E> {
  const params = e.params?.safeParse(request.params, inWords)
  if (params && !params.success) throw problems.notFound(nounOf(e.path))
  const query = e.query?.safeParse(request.query, inWords)
  const body = e.upload ? undefined : e.body?.safeParse(request.body === undefined ? {} : request.body, inWords)
  const errors = [...fieldErrors(query, '?'), ...fieldErrors(body, '#')]
  if (!e.query) errors.push(...Object.keys(request.query as object).map((name) => ({ pointer: `?${name}`, detail: 'Not known here' })))
  if (!e.body) errors.push(...unexpected(request.body))
  if (errors.length > 0) throw problems.invalidInput(errors.slice(0, mostErrors))
  return { params: params?.data, query: query?.data, body: body?.data } as Received<E>
}

function fieldErrors(parsed: z.ZodSafeParseResult<unknown> | undefined, at: string): FieldErrors {
  if (!parsed || parsed.success) return []
  return parsed.error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ pointer: pointerTo(at, [...issue.path, key]), detail: 'Not known here' }))
    return [{ pointer: pointerTo(at, issue.path), detail: detailOf(issue) }]
  })
}

// A JSON pointer into the body as a fragment (RFC 6901), `#` being all of it, or the name of a field of the query.
const pointerTo = (at: string, path: readonly PropertyKey[]): string =>
  at === '#'
    ? path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).reduce((all, key) => all + key, at)
    : at + path.join('/')

// Where no body is read, an empty one is as good as none.
function unexpected(body: unknown): FieldErrors {
  if (body === undefined || body === null) return []
  if (typeof body !== 'object' || Array.isArray(body)) return [{ pointer: '#', detail: 'No body is read here' }]
  return Object.keys(body).map((name) => ({ pointer: pointerTo('#', [name]), detail: 'Not known here' }))
}

/** The noun of a path's last id: `/share-links/:linkId` → `link`. */
const nounOf = (path: string): string => /:(\w+?)(?:Id)?(?:[/.]|$)(?!.*:)/.exec(path)?.[1] ?? 'resource'

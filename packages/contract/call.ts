import type { Answer, Call, Endpoint } from './endpoint.ts'
import { Problem, Refused } from './problem.ts'

type Given = {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
  ifMatch?: string
  idempotencyKey?: string
  signal?: AbortSignal
}

/** Calls an endpoint from a browser; a refusal is thrown as `Refused` with the problem the server described, a dead network as the TypeError of fetch. */
export async function call<E extends Endpoint>(origin: string, e: E, given: Call<E>): Promise<Answer<E>> {
  const { answer } = await callTagged(origin, e, given)
  return answer
}

/** The same, with the answer's ETag beside it, for the `ifMatch` of a later change. */
export async function callTagged<E extends Endpoint>(
  origin: string,
  e: E,
  given: Call<E>,
): Promise<{ answer: Answer<E>; etag: string | null }> {
  const { params = {}, query = {}, body, ifMatch, idempotencyKey, signal } = given as Given
  const path = e.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const search = new URLSearchParams(Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])))
  const headers: Record<string, string> = {}
  const isRaw = body instanceof FormData
  if (body !== undefined && !isRaw) headers['content-type'] = 'application/json'
  if (ifMatch) headers['if-match'] = ifMatch
  if (idempotencyKey) headers['idempotency-key'] = idempotencyKey
  const response = await fetch(`${origin}${path}${search.size > 0 ? `?${search}` : ''}`, {
    method: e.method,
    headers,
    body: isRaw ? body : body === undefined ? undefined : JSON.stringify(body),
    signal,
  })
  if (!response.ok) throw new Refused(await problemOf(response))
  const answer = response.status === 204 ? undefined : await response.json()
  return { answer: answer as Answer<E>, etag: response.headers.get('etag') }
}

async function problemOf(response: Response): Promise<Problem> {
  const parsed = Problem.safeParse(await response.json().catch(() => undefined))
  if (parsed.success) return parsed.data
  return { type: '/problems/unreadable', title: 'The server gave an answer that could not be read', status: response.status }
}

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createClient, HourTabUnreachable, isProblem } from './client.ts'

type Told = { status: number; body?: unknown; headers?: Record<string, string> } | 'no network'
type Asked = { url: string; init: RequestInit }

/** A client of a server that answers with each of these in turn, and then with 200. */
function against(...answers: Told[]) {
  const asked: Asked[] = []
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    asked.push({ url, init })
    const told = answers.shift() ?? { status: 200 }
    if (told === 'no network') throw new TypeError('fetch failed')
    const { status, body = {}, headers = {} } = told
    return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })
  }
  return { asked, client: createClient({ baseUrl: 'https://hours.example.com/', key: 'ht_live_x', fetch }) }
}

const problem = (status: number, slug: string, retryAfter?: number): Told => ({
  status,
  body: { type: `/problems/${slug}`, title: slug, status },
  headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
})
const work = { retainerId: 'r', workedOn: '2026-07-06', duration: '1h', description: 'Call' }
const keyOf = ({ init }: Asked) => (init.headers as Headers).get('idempotency-key')

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** What a call comes to once every wait in it is over. */
async function settled<T>(call: Promise<T>): Promise<T> {
  const outcome = call.then(
    (answer) => () => answer,
    (error: unknown) => () => {
      throw error
    },
  )
  await vi.runAllTimersAsync()
  return (await outcome)()
}

test('a POST is sent again with the key it had, until it is answered', async () => {
  const { client, asked } = against('no network', problem(503, 'database-busy', 2), problem(409, 'still-running', 1))
  await settled(client.logEntry(work))
  expect(asked).toHaveLength(4)
  expect(new Set(asked.map(keyOf)).size).toBe(1)
  expect(keyOf(asked[0]!)).toMatch(/^[0-9a-f]{32}$/)
})

test('two calls have two keys, unless the caller says which', async () => {
  const { client, asked } = against()
  await settled(client.logEntry(work))
  await settled(client.logEntry(work))
  await settled(client.logEntry(work, { idempotencyKey: 'mine' }))
  expect(new Set(asked.map(keyOf)).size).toBe(3)
  expect(keyOf(asked[2]!)).toBe('mine')
})

test.each<[string, Told]>([
  ['the network fails', 'no network'],
  ['the database is busy', problem(503, 'database-busy', 1)],
])('a PATCH is not sent again when %s: it may have been done', async (_, told) => {
  const { client, asked } = against(told)
  await expect(settled(client.changeEntry({ entryId: 'e', duration: '1h' }, { ifMatch: '"a"' }))).rejects.toThrow()
  expect(asked).toHaveLength(1)
})

test('whatever was refused for being too many is sent again after the time it was told', async () => {
  const { client, asked } = against(problem(429, 'slow-down', 5))
  const changed = client.changeEntry({ entryId: 'e', duration: '1h' })
  await vi.advanceTimersByTimeAsync(5000)
  expect(asked).toHaveLength(1)
  await settled(changed)
  expect(asked).toHaveLength(2)
})

test('nobody waits longer than a minute for his turn', async () => {
  const { client, asked } = against(problem(429, 'slow-down', 900))
  const refused = await settled(client.readMe()).catch((error: unknown) => error)
  expect([isProblem(refused, 'slow-down') && refused.retryAfter, asked.length]).toEqual([900, 1])
})

test.each([400, 401, 403, 404, 409, 412, 422, 428, 500])('a call refused with %i is not sent again', async (status) => {
  const { client, asked } = against(problem(status, 'such'))
  await expect(settled(client.listEntries({ retainerId: 'r' }).page())).rejects.toMatchObject({ status, slug: 'such' })
  expect(asked).toHaveLength(1)
})

test('each wait is longer than the one before, and after the last try it is told that nobody is there', async () => {
  const { client, asked } = against('no network', 'no network', 'no network', 'no network')
  const begun = Date.now()
  const times: number[] = []
  const failed = await settled(
    client.readMe({}, { timeoutMs: 1000 }).catch((error: unknown) => {
      times.push(Date.now() - begun)
      return error
    }),
  )
  expect(failed).toBeInstanceOf(HourTabUnreachable)
  expect((failed as Error).message).toBe('https://hours.example.com cannot be reached')
  expect(asked).toHaveLength(4)
  expect(times[0]).toBeGreaterThanOrEqual(150 + 300 + 600)
})

test('a call that is given up is not sent again, and throws what it was given up with', async () => {
  const { client, asked } = against('no network')
  const giving = new AbortController()
  const call = client.readMe({}, { signal: giving.signal }).catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(1)
  giving.abort(new Error('enough'))
  expect(await call).toEqual(new Error('enough'))
  await vi.runAllTimersAsync()
  expect(asked).toHaveLength(1)
})

const nobodyAnswers = (_url: string, { signal }: RequestInit) =>
  new Promise<Response>((_, fail) => signal!.addEventListener('abort', () => fail(signal!.reason as Error)))

test('a call that is given up while it runs throws what it was given up with, too', async () => {
  const client = createClient({ baseUrl: 'https://hours.example.com', fetch: nobodyAnswers })
  const giving = new AbortController()
  const call = client.readMe({}, { signal: giving.signal }).catch((error: unknown) => error)
  giving.abort(new Error('enough'))
  expect(await call).toEqual(new Error('enough'))
})

test('a call that takes too long is told as such', async () => {
  vi.useRealTimers()
  const client = createClient({ baseUrl: 'https://hours.example.com', fetch: nobodyAnswers, maxRetries: 0, timeoutMs: 10 })
  await expect(client.readMe()).rejects.toThrow('https://hours.example.com gave no answer within 0.01 seconds')
})

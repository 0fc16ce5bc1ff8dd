import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ask } from '../ask.ts'
import { populated } from '../isolation/populated.ts'
import { rows } from '../isolation/rows.ts'
import { filled, operationsOf } from '../operations.ts'
import { naughty } from './naughty.ts'

const home = await populated()
const { origin, ids } = home
const key = await home.key('admin')
const operations = await operationsOf(origin)

// Values near what a field takes, values near what it refuses, and anything else.
const near = fc.oneof(
  fc.constantFrom(
    '2026-07-06',
    '2026-02-30',
    '1900-01-01',
    '2999-12-31',
    '1h',
    '0:00',
    '9999h',
    'Europe/Berlin',
    'none',
    'upTo',
    'monthly',
    ids.clientId,
  ),
  fc.constantFrom(0, -0, -1, 0.1, 1e-9, 31, 32, 3600, 36_000_000, 2 ** 31, 2 ** 53, 1e300, null, true, false),
  fc.constantFrom(...naughty.filter(({ length }) => length < 200)),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.record(
    { kind: fc.constantFrom('none', 'all', 'upTo', 'other'), expiresAfter: fc.constantFrom(null, 0, 1, 121), maxSeconds: fc.integer() },
    { requiredKeys: [] },
  ),
)

const changing = operations.filter(({ method, name }) => method !== 'GET' && rows[name]!.body !== undefined)

test.each(changing.map((operation) => [operation.name, operation] as const))(
  '%s: no body at all is our mistake',
  async (name, { method, path }) => {
    const right = rows[name]!.body as Record<string, unknown>
    const schema = Object.values(operations.find((operation) => operation.name === name)!.requestBody!.content)[0]!.schema
    const fields = Object.keys((schema as { properties?: object }).properties ?? right)
    const body = fc.oneof(
      {
        weight: 4,
        arbitrary: fc
          .tuple(fc.dictionary(fc.constantFrom(...fields), near, { maxKeys: 4 }), fc.boolean())
          .map(([some, isWhole]) => (isWhole ? { ...right, ...some } : some)),
      },
      { weight: 1, arbitrary: fc.jsonValue() },
    )
    await fc.assert(
      fc.asyncProperty(body, async (sent) => {
        const answer = await ask(origin, method, filled(path, ids), { body: sent, headers: { ...key, 'if-match': '*' } })
        expect(answer.status, answer.text).toBeLessThan(500)
        if (answer.status >= 400) expect(answer.headers['content-type']).toContain('application/problem+json')
      }),
      { numRuns: 60 },
    )
  },
)

const reading = operations.filter(({ parameters }) => parameters.some((parameter) => parameter.in === 'query'))

test.each(reading.filter(({ method }) => method === 'GET').map((operation) => [operation.name, operation] as const))(
  '%s: no query at all is our mistake',
  async (_name, { method, path, parameters }) => {
    const names = parameters.filter((parameter) => parameter.in === 'query').map((parameter) => parameter.name)
    const keys = fc.tuple(near, near, fc.constant(ids.entryId), near)
    const cursor = fc
      .oneof(keys, fc.tuple(near, fc.constant(ids.clientId)), fc.tuple(near), fc.jsonValue())
      .map((value) => Buffer.from(JSON.stringify(value)).toString('base64url'))
    const value = fc.oneof(
      near.map((given) => (typeof given === 'object' ? JSON.stringify(given) : String(given))),
      cursor,
      fc.string({ unit: 'binary' }),
    )
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom(...names), value), async (query) => {
        // Half a character has no spelling in a URL.
        const search = new URLSearchParams(Object.entries(query).map(([name, text]) => [name, text.toWellFormed()] as [string, string]))
        const answer = await ask(origin, method, `${filled(path, ids)}?${search}`, { headers: key })
        expect(answer.status, answer.text).toBeLessThan(500)
      }),
      { numRuns: 60 },
    )
  },
)

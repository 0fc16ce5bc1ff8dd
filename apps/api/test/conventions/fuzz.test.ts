import blns from 'big-list-of-naughty-strings/blns.json' with { type: 'json' }
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { ask } from '../ask.ts'
import { populated } from '../isolation/populated.ts'
import { rows } from '../isolation/rows.ts'
import { filled, operationsOf, type Operation } from '../operations.ts'
import { rounds } from '../rounds.ts'
import { boundariesOf, placesIn, withAt } from './mutations.ts'
import { naughty } from './naughty.ts'

const home = await populated()
const { origin, ids } = home
const key = await home.key('admin')
const operations = await operationsOf(origin)
const perOperation = rounds({ thorough: 300, quick: 20 })
// A sample studio is five months of work.
const timesFor = (name: string) => (name === 'lookAround' ? perOperation / 10 : perOperation)
let asked = 0
const heard = new Map<number, number>()

// Half a character has no spelling in a URL or a header, and no line of a header takes another.
const spelled = (text: string) => encodeURIComponent(text.toWellFormed())
const texts = fc.constantFrom(...[...naughty, ...blns].filter(({ length }) => length < 300))

// Near what a field takes, near what it refuses, and anything else.
const values = fc.oneof(
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
    ids.clientId,
  ),
  fc.constantFrom(0, -0, -1, 0.1, 1e-9, 31, 32, 3600, 36_000_000, 2 ** 31, 2 ** 53, 1e300, null, true, false, [], {}),
  texts,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.jsonValue({ maxDepth: 3 }),
)

function bodiesFor({ name, requestBody }: Operation): fc.Arbitrary<unknown> {
  const right = rows[name]!.body ?? {}
  const media = requestBody?.content['application/json']
  const near = fc.constantFrom(...boundariesOf(media?.schema), null)
  const one = fc.oneof(near, values)
  const changed = fc
    .array(fc.tuple(fc.constantFrom(...placesIn(right, media?.schema)), one), { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce<unknown>((body, [place, value]) => withAt(body, place, value), right))
  const missing = fc.constantFrom(...placesIn(right)).map((place) => withAt(right, place, undefined))
  const unknown = fc.tuple(texts, values).map(([field, value]) => ({ ...right, [field]: value }))
  return fc.oneof(
    { weight: 5, arbitrary: changed },
    { weight: 1, arbitrary: missing },
    { weight: 1, arbitrary: unknown },
    { weight: 1, arbitrary: values },
  )
}

function queriesFor({ parameters }: Operation): fc.Arbitrary<string> {
  const names = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name)
  const cursor = fc
    .oneof(fc.array(values, { maxLength: 5 }), fc.jsonValue())
    .map((value) => Buffer.from(JSON.stringify(value)).toString('base64url'))
  const value = fc.oneof(
    values.map((given) => (typeof given === 'string' ? given : JSON.stringify(given))),
    cursor,
  )
  const fields = fc.dictionary(names.length > 0 ? fc.oneof(fc.constantFrom(...names), texts) : texts, value, { maxKeys: 3 })
  return fields.map((query) =>
    Object.entries(query)
      .map(([name, text]) => `${spelled(name)}=${spelled(text)}`)
      .join('&'),
  )
}

// What removes something is only asked for things that are not there, or little would be left to ask for.
const isFinal = ({ method, name }: Operation) => method === 'DELETE' || name === 'endSession' || name === 'rotateShareLink'
const nowhere = Object.fromEntries(Object.keys(ids).map((id) => [id, '0198f3a2-5c41-4b1e-9d20-6f3c5a7e0000']))
function pathsFor(operation: Operation): fc.Arbitrary<string> {
  const right = filled(operation.path, { ...ids, ...(isFinal(operation) && nowhere), from: '2999-01-01' })
  const wrong = texts.map((text) => operation.path.replaceAll(/\{\w+\}/g, () => spelled(text).slice(0, 190)))
  // The one answer that does not end by itself.
  const isStream = 'text/event-stream' in (operation.responses['200']?.content ?? {})
  return isStream ? wrong : fc.oneof({ weight: 6, arbitrary: fc.constant(right) }, { weight: 1, arbitrary: wrong })
}

const header = fc.string({ unit: 'grapheme-ascii', maxLength: 40 }).map((text) => text.trim())
const headers = fc.record(
  {
    'if-match': fc.oneof(fc.constantFrom('*', '"', '"x"', 'W/"x"', '"a", "b"'), header),
    'if-none-match': header,
    'idempotency-key': header.map((text) => `${text}-${asked}`),
    'content-type': fc.oneof(
      fc.constantFrom(
        'text/plain',
        'application/xml',
        'application/json; charset=utf-16',
        'multipart/form-data',
        'application/x-www-form-urlencoded',
        'text/csv',
        'application/json',
      ),
      header,
    ),
    accept: header,
  },
  { requiredKeys: [] },
)

test.each(operations.map((operation) => [operation.name, operation] as const))(
  '%s answers anything with a status that the document names, and never with a mistake of ours',
  async (name, operation) => {
    const requests = fc.record({
      path: pathsFor(operation),
      query: fc.oneof({ weight: 2, arbitrary: fc.constant('') }, queriesFor(operation)),
      sent: operation.method === 'GET' ? fc.constant(undefined) : fc.option(bodiesFor(operation), { nil: undefined, freq: 12 }),
      given: fc.oneof({ weight: 3, arbitrary: fc.constant({ 'if-match': '*' }) }, headers),
    })
    await fc.assert(
      fc.asyncProperty(requests, async ({ path, query, sent, given }) => {
        asked++
        const described = sent === undefined ? {} : { 'content-type': 'application/json' }
        const raw = sent === undefined ? undefined : JSON.stringify(sent)
        const answer = await ask(origin, operation.method, path + (query && `?${query}`), {
          raw,
          headers: { ...described, ...given, ...key },
        })
        heard.set(answer.status, (heard.get(answer.status) ?? 0) + 1)
        expect(Object.keys(operation.responses), `${answer.status} ${answer.text}`).toContain(String(answer.status))
        expect(answer.status, answer.text).toBeLessThan(500)
        if (answer.status >= 400) expect(answer.headers['content-type']).toContain('application/problem+json')
      }),
      { numRuns: timesFor(name) },
    )
  },
  120_000,
)

afterAll(() =>
  process.stdout.write(
    `${asked} requests that nobody would send: ${[...heard]
      .toSorted()
      .map(([status, times]) => `${times} × ${status}`)
      .join(', ')}\n`,
  ),
)

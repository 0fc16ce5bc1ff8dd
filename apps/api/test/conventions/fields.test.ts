import { describe, expect, test } from 'vitest'
import { ask } from '../ask.ts'
import { populated } from '../isolation/populated.ts'
import { filled, operationsOf } from '../operations.ts'
import { rows, sent } from '../isolation/rows.ts'

const home = await populated()
const { origin, ids } = home
const key = await home.key('admin')
const operations = await operationsOf(origin)
const as = (method: string, path: string, given: Parameters<typeof ask>[3] = {}) =>
  ask(origin, method, path, { ...given, headers: { ...key, 'if-match': '*', ...given.headers } })
const retainer = { clientName: 'Halden Rail', name: 'R', capHours: 20, startsOn: '2026-07-01' }
const pointers = (body: Record<string, any>) => body.errors?.map((error: { pointer: string }) => error.pointer).toSorted()

const wrong: [string, string, unknown][] = [
  ['a cap of nothing', 'capHours', 0],
  ['a cap below nothing', 'capHours', -5],
  ['a cap that rounds to nothing', 'capHours', 1e-9],
  ['a cap beyond all years', 'capHours', 1e308],
  ['a cap in words', 'capHours', '20'],
  ['a cap of nothing in particular', 'capHours', null],
  ['the 32nd', 'resetDay', 32],
  ['the 0th', 'resetDay', 0],
  ['half a day of a month', 'resetDay', 1.5],
  ['a day February does not have', 'startsOn', '2026-02-30'],
  ['a leap day of another year', 'startsOn', '2026-02-29'],
  ['a day in another order', 'startsOn', '07/01/2026'],
  ['an instant for a day', 'startsOn', '2026-07-01T00:00:00Z'],
  ['the year zero', 'startsOn', '0000-01-01'],
  ['a year of five digits', 'startsOn', '+12026-01-01'],
  ['a number for a day', 'startsOn', 20260701],
  ['a zone that is none', 'timeZone', 'Mars/Olympus'],
  ['a zone as an offset', 'timeZone', '+02:00'],
  ['a zone with a path', 'timeZone', '../etc/localtime'],
  ['an unknown way of counting', 'counts', 'some'],
  ['an unknown cadence', 'cadence', 'weekly'],
  ['a surplus of no kind', 'surplus', { kind: 'some' }],
  ['a deficit in words', 'deficit', 'yes'],
  ['a rate with three decimals', 'hourlyRate', 1.005],
  ['a rate below nothing', 'hourlyRate', -1],
  ['a name of spaces', 'name', '   '],
  ['a name of 100,000 letters', 'name', 'x'.repeat(100_000)],
  ['a list for a name', 'name', ['a']],
  ['an object for a name', 'name', { $gt: '' }],
]

test.each(wrong)('%s is refused and named', async (_what, field, value) => {
  const { status, body } = await as('POST', '/api/v1/retainers', { body: { ...retainer, [field]: value } })
  expect([status, body.type]).toEqual([422, '/problems/invalid-input'])
  expect(pointers(body).every((pointer: string) => pointer.startsWith(`#/${field}`))).toBe(true)
})

test('every field at fault is named at once', async () => {
  const { status, body } = await as('POST', '/api/v1/retainers', {
    body: { name: '', capHours: -5, startsOn: '2026-02-30', resetDay: 32, timeZone: 'Mars/Olympus', colour: 'red' },
  })
  expect(status).toBe(422)
  expect(pointers(body)).toEqual(expect.arrayContaining(['#/capHours', '#/colour', '#/name', '#/resetDay', '#/startsOn', '#/timeZone']))
  for (const { detail } of body.errors) expect(detail.length).toBeGreaterThan(3)
})

test('numbers no computer counts to are refused', async () => {
  for (const number of ['1e999', '9007199254740993', '-0.1', '123456789012345678901234567890']) {
    const raw = `{"workedOn":"2026-07-06","description":"x","seconds":${number}}`
    const { status } = await as('POST', `/api/v1/retainers/${ids.retainerId}/entries`, {
      raw,
      headers: { 'content-type': 'application/json' },
    })
    expect([number, status]).toEqual([number, 422])
  }
})

const withBody = operations.filter(({ name, method }) => method !== 'GET' && rows[name]!.csv === undefined)

const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`

describe.each(withBody.map((operation) => [operation.name, operation] as const))('%s', (name, { method, path }) => {
  const url = filled(path, ids)
  const post = (raw: string) => as(method, url, { raw, headers: { 'content-type': 'application/json' } })

  test('refuses a field it does not know, by name', async () => {
    const { body } = rows[name]!
    const answer = await as(method, url, { body: { ...(body as object), isAdmin: true, 'a/b': 1 } })
    expect(answer.status).toBe(422)
    expect(pointers(answer.body)).toEqual(expect.arrayContaining(['#/isAdmin']))
  })

  test('refuses what is no object', async () => {
    for (const raw of ['[]', '[1]', '"text"', '7', 'true']) expect([raw, (await post(raw)).status]).toEqual([raw, 422])
  })

  test('refuses JSON of 10,000 levels', async () => {
    for (const raw of [nested(10_000), `{"name":${nested(10_000)}}`, `{"answers":{"a":${nested(10_000)}}}`])
      expect([400, 422]).toContain((await post(raw)).status)
  })
})

test('a body as deep or as wide as a megabyte allows is refused shortly', async () => {
  const wide = `{${Array.from({ length: 80_000 }, (_, n) => `"k${n}":1`).join(',')}}`
  for (const raw of [nested(500_000), `{"name":${nested(500_000)}}`, wide]) {
    const { status, text } = await as('POST', '/api/v1/clients', { raw, headers: { 'content-type': 'application/json' } })
    expect([400, 422]).toContain(status)
    expect(text.length).toBeLessThan(20_000)
  }
})

test.each(operations.map((operation) => [operation.name, operation] as const))(
  '%s refuses a query it does not know, by name',
  async (name, operation) => {
    const { method, path } = operation
    const answer = await as(method, `${filled(path, ids)}?colour=red&__proto__=x&constructor=y`, sent(name, key))
    expect(answer.status).toBe(422)
    expect(pointers(answer.body)).toEqual(expect.arrayContaining(['?colour']))
  },
)

test('a query that names a field twice is refused', async () => {
  const { status, body } = await as('GET', '/api/v1/clients?limit=1&limit=2')
  expect([status, pointers(body)]).toEqual([422, ['?limit']])
})

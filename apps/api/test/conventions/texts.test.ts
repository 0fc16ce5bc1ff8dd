import { describe, expect, test } from 'vitest'
import { ask } from '../ask.ts'
import { populated } from '../isolation/populated.ts'
import { naughty } from './naughty.ts'

const home = await populated()
const { origin, ids } = home
const key = await home.key('admin')
const as = (method: string, path: string, body?: unknown) => ask(origin, method, path, { body, headers: { ...key, 'if-match': '*' } })
const retainer = `/api/v1/retainers/${ids.retainerId}`
const worked = { workedOn: '2026-07-06', seconds: 1 }

const places: [string, string, (text: string) => Promise<unknown>][] = [
  ['the name of a client', 'client', async (name) => as('POST', '/api/v1/clients', { name })],
  ['the name of a retainer', 'retainer', async (name) => as('PATCH', retainer, { name })],
  ['the name of a link', 'shareLink', async (name) => as('PATCH', `/api/v1/share-links/${ids.linkId}`, { name })],
  ['the name of a key', 'apiKey', async (name) => as('POST', '/api/v1/api-keys', { name })],
  ['the name of the workspace', 'workspace', async (name) => as('PATCH', '/api/v1/workspace', { name })],
]

describe.each(places)('%s', (_place, noun, put) => {
  test('is kept as it was typed, or refused', async () => {
    for (const text of naughty) {
      const { status, body } = (await put(text)) as Awaited<ReturnType<typeof as>>
      expect([200, 201, 422], text).toContain(status)
      if (status !== 422) expect(body[noun].name).toBe(text)
      else expect(text.length).toBeGreaterThan(100)
    }
  })
})

test('every text of an entry is kept as it was typed, or refused', async () => {
  for (const text of naughty) {
    const short = text.length <= 120 ? text : null
    const sent = { ...worked, description: text, privateNote: text, vendor: short, project: short }
    const { status, body } = await as('POST', `${retainer}/entries`, sent)
    expect(status, text).toBe(201)
    const read = await as('GET', `/api/v1/entries/${body.entry.id}`)
    expect(read.body.entry).toMatchObject(sent)
  }
})

test('a text that is not in NFC is kept in NFC, and its ends are trimmed', async () => {
  const { body } = await as('POST', `${retainer}/entries`, { ...worked, description: '  Zu\u0308rich cafe\u0301 \n' })
  expect(body.entry.description).toBe('Z\u00fcrich caf\u00e9')
})

test('the page and the stream of a link survive every text in the log, and run none of them', async () => {
  const page = await ask(origin, 'GET', `/r/${ids.token}`)
  expect(page.status).toBe(200)
  expect(page.text).not.toMatch(/<script>alert|<img src=x|<svg\/onload|<!--\s*<|onfocus=alert\(1\) x='>/)
  const { status, body } = await ask(origin, 'GET', `/api/v1/public/balances/${ids.token}`)
  expect([status, body.entries.length]).toEqual([200, 50])
})

test('every text can be searched for, and finds itself', async () => {
  for (const text of naughty.filter(({ length }) => length <= 120)) {
    const query = new URLSearchParams({ q: text, vendor: text })
    const { status, body } = await as('GET', `${retainer}/entries?${query}`)
    expect([text, status, body.items?.some((entry: { vendor: string }) => entry.vendor === text)]).toEqual([text, 200, true])
  }
})

test('a line of text is read whatever is in it', async () => {
  for (const text of naughty) expect((await as('POST', `${retainer}/entries/parse`, { text: `${text}, 1h` })).status).toBe(200)
})

// Sheets are full of marks nobody sees; they are left out of what is imported.
const seen = (text: string): string => text.replaceAll(/[\p{Cf}\s]/gu, '')

test('a sheet is drafted whatever is in its cells and in its name', async () => {
  for (const text of naughty.filter(({ length }) => length < 200)) {
    const cell = `"${text.replaceAll('"', '""')}"`
    const { status, body } = await ask(origin, 'POST', `${retainer}/imports?${new URLSearchParams({ filename: text })}`, {
      raw: `Date,Description,Hours\n2026-07-07,${cell},1\n`,
      headers: { ...key, 'content-type': 'text/csv' },
    })
    expect([201, 422], text).toContain(status)
    if (status === 201) expect(seen(body.import.rows[0].description)).toContain(seen(text).slice(0, 10))
  }
})

describe('what cannot be stored is refused by name', () => {
  test.each([
    ['U+0000', 'a\u0000b'],
    ['an escape', 'a\u001b[31mred'],
    ['a C1 control', 'a\u009bb'],
    ['half a character', 'a\ud83d'],
    ['the other half', '\udc7eb'],
  ])('%s', async (_what, text) => {
    const refusals = [
      await as('POST', '/api/v1/clients', { name: text }),
      await as('PATCH', retainer, { name: text }),
      await as('POST', `${retainer}/entries`, { ...worked, description: text, vendor: text, project: text, privateNote: text }),
      await as('PATCH', `/api/v1/imports/${ids.importId}`, { answers: { 'date-order': text } }),
      await as('POST', '/api/v1/auth/login', { email: text, password: text }),
      await as('POST', '/api/v1/auth/register', { email: text, password: 'four words of nonsense', name: text, workspaceName: text }),
    ]
    expect(refusals.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422, 422])
    expect(refusals[2]!.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(
      expect.arrayContaining(['#/description', '#/vendor', '#/project', '#/privateNote']),
    )
  })

  test.each(['%00', '%1b', '%c2%9b'])('%s in a query', async (text) => {
    for (const field of ['q', 'vendor']) {
      const { status, body } = await as('GET', `${retainer}/entries?${field}=${text}`)
      expect([status, body.errors?.[0].pointer]).toEqual([422, `?${field}`])
    }
  })
})

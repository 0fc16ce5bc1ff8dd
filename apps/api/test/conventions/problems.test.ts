import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { ask, type Answered } from '../ask.ts'
import { populated } from '../isolation/populated.ts'
import { workerDatabase } from '../own-database.ts'
import { movingClock, serveApp } from '../serve-app.ts'

const home = await populated()
const { origin, ids, browser } = home
const reading = await home.key('read')
const json = { 'content-type': 'application/json' }
const as = (method: string, path: string, given: Parameters<typeof ask>[3] = {}) =>
  ask(origin, method, path, { ...given, headers: { ...browser, ...given.headers } })
const retainer = `/api/v1/retainers/${ids.retainerId}`
const entry = `/api/v1/entries/${ids.entryId}`

async function revoked() {
  const { id, token } = await home.share('Short-lived')
  await as('DELETE', `/api/v1/share-links/${id}`)
  return ask(origin, 'GET', `/api/v1/public/balances/${token}`)
}

/** What a server of bytes says to what is not HTTP. */
const said = (bytes: string): Promise<Answered> =>
  new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => socket.write(bytes))
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
    socket.on('error', reject).on('close', () => {
      const [head = '', body = ''] = text.split('\r\n\r\n')
      const [line = '', ...lines] = head.split('\r\n')
      const headers = Object.fromEntries(lines.map((each) => [each.split(': ')[0]!, each.split(': ').slice(1).join(': ')]))
      resolve({ status: Number(line.split(' ')[1]), headers, text, body: JSON.parse(body) })
    })
  })

const provoked: [number, string, string, () => Promise<Answered>][] = [
  [400, 'unreadable', 'half a JSON', () => as('POST', '/api/v1/clients', { raw: '{"name":', headers: json })],
  [400, 'unreadable', 'an empty JSON', () => as('POST', '/api/v1/clients', { raw: '', headers: json })],
  [
    400,
    'unreadable',
    'a body that plants a prototype',
    () => as('POST', '/api/v1/clients', { raw: '{"__proto__":{"name":"x"}}', headers: json }),
  ],
  [
    400,
    'unreadable',
    'a body that plants a constructor',
    () => as('POST', '/api/v1/clients', { raw: '{"constructor":{"prototype":{"a":1}}}', headers: json }),
  ],
  [400, 'unreadable', 'a path that is no text', () => as('GET', '/api/v1/clients/%E0%A4%A')],
  [
    400,
    'unreadable',
    'an Idempotency-Key with spaces',
    () => as('POST', '/api/v1/clients', { body: { name: 'x' }, headers: { 'idempotency-key': 'a b' } }),
  ],
  [400, 'unreadable', 'what is not HTTP', () => said('Bonjour\r\n\r\n')],
  [431, 'unreadable', 'headers without end', () => said(`GET / HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`)],
  [401, 'not-signed-in', 'nobody', () => ask(origin, 'GET', '/api/v1/me')],
  [
    401,
    'wrong-credentials',
    'a wrong password',
    () => ask(origin, 'POST', '/api/v1/auth/login', { body: { email: home.ines.email, password: 'not it' } }),
  ],
  [403, 'not-allowed', 'a key that may only read', () => ask(origin, 'POST', '/api/v1/clients', { body: { name: 'x' }, headers: reading })],
  [
    403,
    'cross-site',
    'a page elsewhere',
    () => as('POST', '/api/v1/clients', { body: { name: 'x' }, headers: { origin: 'https://evil.example' } }),
  ],
  [404, 'not-found', 'an unknown operation', () => as('GET', '/api/v1/nothing')],
  [404, 'not-found', 'an unknown method', () => as('PUT', '/api/v1/clients', { body: {} })],
  [404, 'not-found', 'a method of other protocols', () => as('PROPFIND', '/api/v1/clients')],
  [404, 'not-found', 'an unknown file', () => as('GET', '/nothing.js')],
  [404, 'not-found', 'an id that is none', () => as('GET', '/api/v1/clients/1')],
  [404, 'not-found', 'a path that climbs', () => as('GET', '/api/v1/clients/..%2f..%2fetc%2fpasswd')],
  [404, 'not-found', 'a token longer than any', () => ask(origin, 'GET', `/api/v1/public/balances/${'a'.repeat(5000)}`)],
  [409, 'name-taken', 'a second client of one name', () => as('POST', '/api/v1/clients', { body: { name: 'Halden Rail Quillfeather' } })],
  [409, 'client-has-retainers', 'removing a client in use', () => as('DELETE', `/api/v1/clients/${ids.clientId}`)],
  [
    409,
    'email-taken',
    'a second account of one address',
    () =>
      ask(origin, 'POST', '/api/v1/auth/register', {
        body: { email: home.ines.email.toUpperCase(), password: 'four words of nonsense', name: 'I', workspaceName: 'W' },
      }),
  ],
  [410, 'link-revoked', 'a link that was revoked', revoked],
  [
    412,
    'stale',
    'a change to what has changed',
    () => as('PATCH', entry, { body: { description: 'x' }, headers: { 'if-match': '"old"' } }),
  ],
  [413, 'too-large', 'two megabytes of JSON', () => as('POST', '/api/v1/clients', { body: { name: 'x'.repeat(2_000_000) } })],
  [
    415,
    'unknown-media-type',
    'plain text',
    () => as('POST', '/api/v1/clients', { raw: 'name=x', headers: { 'content-type': 'text/plain' } }),
  ],
  [
    415,
    'unknown-media-type',
    'JSON in another charset',
    () => as('POST', '/api/v1/clients', { raw: '{"name":"x"}', headers: { 'content-type': 'application/json; charset=utf-16' } }),
  ],
  [
    415,
    'unknown-media-type',
    'XML',
    () => as('POST', '/api/v1/clients', { raw: '<name/>', headers: { 'content-type': 'application/xml' } }),
  ],
  [
    415,
    'unknown-media-type',
    'a form',
    () => as('POST', '/api/v1/clients', { raw: 'name=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
  ],
  [
    415,
    'unknown-media-type',
    'a sheet where there is none',
    () => as('POST', '/api/v1/clients', { raw: 'name\nx', headers: { 'content-type': 'text/csv' } }),
  ],
  [
    415,
    'unknown-media-type',
    'a file where there is none',
    () => as('POST', '/api/v1/clients', { raw: '--x--', headers: { 'content-type': 'multipart/form-data; boundary=x' } }),
  ],
  [415, 'unknown-media-type', 'JSON for a sheet', () => as('POST', `${retainer}/imports`, { body: {} })],
  [422, 'invalid-input', 'a client without a name', () => as('POST', '/api/v1/clients', { body: {} })],
  [
    422,
    'before-retainer',
    'work before the retainer',
    () => as('POST', `${retainer}/entries`, { body: { workedOn: '2026-06-30', duration: '1h', description: 'x' } }),
  ],
  [
    422,
    'common-password',
    'the password of everybody',
    () =>
      ask(origin, 'POST', '/api/v1/auth/register', {
        body: { email: 'a@b.example', password: 'Password123', name: 'I', workspaceName: 'W' },
      }),
  ],
  [
    422,
    'not-an-import',
    'a zip for a sheet',
    () => as('POST', `${retainer}/imports`, { raw: Buffer.from('504b0304140000000800', 'hex'), headers: { 'content-type': 'text/csv' } }),
  ],
  [
    422,
    'not-an-import',
    'a gzip for a sheet',
    () => as('POST', `${retainer}/imports`, { raw: Buffer.from('1f8b0800000000000003', 'hex'), headers: { 'content-type': 'text/csv' } }),
  ],
  [428, 'if-match-needed', 'a change that does not say of what', () => as('PATCH', entry, { body: { description: 'x' } })],
]

/** Everything of 400 and above is a problem that tells the caller what to do, and nothing about our inside. */
async function expectProblem({ status, headers, body, text }: Answered, expected: number, slug: string) {
  expect([status, body.status, body.type]).toEqual([expected, expected, `/problems/${slug}`])
  expect(headers['content-type']).toMatch(/^application\/problem\+json(; charset=utf-8)?$/)
  expect(headers['cache-control']).toBe('no-store')
  expect(headers['content-security-policy']).toContain("default-src 'none'")
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(body.instance).toMatch(/^req-[\w-]+$/)
  expect(String(body.title).length).toBeGreaterThan(5)
  expect(Object.keys(body).filter((key) => !['type', 'title', 'status', 'detail', 'instance', 'errors'].includes(key))).toEqual([])
  expect(text).not.toMatch(/\bat .+:\d+:\d+|node_modules|\.ts\b|select |insert into|update .+ set|SQLSTATE|drizzle|pglite/i)
  const page = await ask(origin, 'GET', body.type)
  expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
  expect(page.text).toContain(slug)
}

describe('a problem explains itself and says nothing of our inside', () => {
  test.each(provoked)('%i %s: %s', async (status, slug, _what, provoke) => {
    await expectProblem(await provoke(), status, slug)
  })

  test('429 slow-down: too many wrong passwords', async () => {
    const { database } = await workerDatabase()
    const limited = await serveApp(database, movingClock('2026-07-14T16:20:00Z'), { rateLimit: true })
    const wrong = () => ask(limited.origin, 'POST', '/api/v1/auth/login', { body: { email: 'nobody@limits.example', password: 'not it' } })
    for (let tries = 1; tries <= 5; tries++) expect((await wrong()).status).toBe(401)
    const refused = await wrong()
    await limited.close()
    await expectProblem(refused, 429, 'slow-down')
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(800)
    expect(refused.headers['ratelimit-policy']).toBe('"calls";q=1200;w=60')
  })
})

test('a request without end is refused as soon as it is too long, and others go on', async () => {
  const long = ask(origin, 'POST', '/api/v1/clients', { raw: `{"name":"${'x'.repeat(1024 * 1024)}"}`, headers: { ...browser, ...json } })
  const [refused, other] = await Promise.all([long, as('GET', '/api/v1/me')])
  expect([refused.status, other.status]).toEqual([413, 200])
})

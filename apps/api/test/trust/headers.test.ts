import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ask, type Answered } from '../ask.ts'
import { populated } from '../isolation/populated.ts'
import { firstWords } from './first-words.ts'

const home = await populated()
const { origin, ids } = home
const key = await home.key('admin')
const root = resolve(import.meta.dirname, '../../../..')
const assetOf = (folder: string, prefix: string) =>
  `${prefix}${readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).find((file) => file.endsWith('.js') && !file.includes('.vite'))}`
const page = { accept: 'text/html' }
const get = (path: string, headers: Record<string, string> = {}) => ask(origin, 'GET', path, { headers })
const balance = `/api/v1/public/balances/${ids.token}`

const answers: [string, string, () => Promise<Pick<Answered, 'status' | 'headers'>>][] = [
  ['JSON', 'application/json', () => get('/api/v1/me', key)],
  ['a change', 'application/json', () => ask(origin, 'POST', '/api/v1/clients', { body: { name: 'Alder' }, headers: key })],
  ['a problem', 'application/problem+json', () => get('/api/v1/me')],
  ['an unknown path', 'application/problem+json', () => get('/nothing')],
  ['a path that is no text', 'application/problem+json', () => get('/%E0%A4%A')],
  ['a balance', 'application/json', () => get(balance)],
  ['a stream', 'text/event-stream', () => firstWords(`${origin}${balance}/events`, 'event: balance')],
  ['the page of a link', 'text/html', () => get(`/r/${ids.token}`, page)],
  ['the page of an unknown link', 'text/html', () => get('/r/nothing', page)],
  ['the console', 'text/html', () => get('/', page)],
  ['an address in the console', 'text/html', () => get('/retainers/1', page)],
  ['a script of the console', 'text/javascript', () => get(assetOf('apps/console/dist', '/'))],
  ['a script of the page', 'text/javascript', () => get(assetOf('apps/balance/dist/client', '/balance/'))],
  ['the reference', 'text/html', () => get('/api/docs')],
  ['the OpenAPI document', 'application/json', () => get('/api/v1/openapi.json')],
  ['the page of a problem', 'text/html', () => get('/problems/stale')],
  ['the metrics', 'text/plain', () => get('/metrics')],
  ['the health', 'application/json', () => get('/healthz')],
]

test.each(answers)('%s carries every header that keeps a browser safe', async (_what, type, answer) => {
  const { headers } = await answer()
  expect(headers['content-type']).toContain(type)
  const policy = headers['content-security-policy']!
  expect(policy).toMatch(/^default-src 'none'/)
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).toContain("base-uri 'none'")
  expect(policy).not.toMatch(/unsafe-|\*|https?:/)
  if (type === 'text/html') expect(policy).toContain("require-trusted-types-for 'script'")
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-robots-tag': 'noindex, nofollow, noarchive',
  })
  expect(headers['permissions-policy']).toContain('geolocation=()')
  expect(headers['cache-control']).toMatch(/private|no-store|public, max-age/)
  for (const chatty of ['server', 'x-powered-by', 'access-control-allow-origin', 'strict-transport-security'])
    expect(headers[chatty]).toBeUndefined()
})

describe('what may be kept', () => {
  test('only files of ours are kept by caches of others', async () => {
    for (const [what, , answer] of answers) {
      const { headers } = await answer()
      expect([what, String(headers['cache-control']).startsWith('public')]).toEqual([what, what.startsWith('a script')])
    }
  })

  test('a problem and a stream are kept by nobody', async () => {
    expect((await get('/r/nothing', page)).headers['cache-control']).toBe('no-store')
    expect((await get('/api/v1/public/balances/nothing')).headers['cache-control']).toBe('no-store')
    expect((await firstWords(`${origin}${balance}/events`, 'retry')).headers['cache-control']).toBe('no-store')
  })
})

test('another site is allowed nothing, whatever it asks for beforehand', async () => {
  const answer = await ask(origin, 'OPTIONS', '/api/v1/clients', {
    headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
  })
  expect(answer.status).toBe(404)
  expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
})

test('asking for the head of an answer ends, also where the answer would not', async () => {
  for (const path of [balance, `${balance}/events`, `/r/${ids.token}`, '/api/v1/openapi.json']) {
    const { status, text } = await ask(origin, 'HEAD', path)
    expect([path, status, text]).toEqual([path, 200, ''])
  }
})

test('the pages of a link load nothing from anywhere else', async () => {
  for (const path of [`/r/${ids.token}`, '/r/nothing']) {
    const { text } = await get(path, page)
    expect(text).not.toMatch(/(src|href|action)="?(https?:)?\/\//)
    expect(text).not.toMatch(/<script(?![^>]*(src=|type="application\/json"))[^>]*>|\sstyle=|\son\w+=/)
  }
})

test('a title and a preview of a link say nothing of what is behind it', async () => {
  const { text } = await get(`/r/${ids.token}`, page)
  const head = text.slice(0, text.indexOf('</head>'))
  for (const word of ['Quillfeather', 'Brackenmoor', ids.token])
    expect(head.match(/<title>[^<]*<\/title>|<meta[^>]*>/g)!.join('')).not.toContain(word)
})

import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('with nothing set it listens to this machine alone, on port 3000, in a database of its own', () => {
  expect(readConfig({})).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    dataDir: '.data',
    databaseUrl: undefined,
    rateLimit: true,
    trustProxy: false,
  })
})

test('a setting that is set to nothing is not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '', PUBLIC_URL: '' })).toEqual(readConfig({}))
})

test('everything that is wrong is named in one sentence each', () => {
  const wrong = { PORT: 'http', DATABASE_URL: 'mysql://a/b', SESSION_SECRET: 'short', RATE_LIMIT: 'maybe' }
  expect(() => readConfig(wrong)).toThrow(
    /PORT is a port number.*DATABASE_URL begins with postgres:\/\/.*SESSION_SECRET is at least 32 characters.*RATE_LIMIT is on or off/,
  )
})

test('a secret that is refused is not repeated', () => {
  expect(() => readConfig({ SESSION_SECRET: 'a secret of mine' })).not.toThrow(/a secret of mine/)
})

test.each([
  ['0.0.0.0 without an address', { HOST: '0.0.0.0' }],
  ['0.0.0.0 with an address over http', { HOST: '0.0.0.0', PUBLIC_URL: 'http://tab.example' }],
  ['an address over http', { PUBLIC_URL: 'http://tab.example' }],
  ['a host that only begins like this machine', { PUBLIC_URL: 'http://localhost.evil.example' }],
])('plain http that others can reach takes a word of its own: %s', (_what, env: { HOST?: string; PUBLIC_URL?: string }) => {
  expect(() => readConfig(env)).toThrow(/https:\/\/.*ALLOW_PLAIN_HTTP=on/)
  expect(readConfig({ ...env, ALLOW_PLAIN_HTTP: 'on' }).host).toBe(env.HOST ?? '127.0.0.1')
})

test('https, and this machine over http, take none', () => {
  for (const PUBLIC_URL of ['https://tab.example', 'http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:3000'])
    expect(readConfig({ PUBLIC_URL }).publicUrl).toBe(PUBLIC_URL)
  expect(readConfig({ HOST: '0.0.0.0', PUBLIC_URL: 'https://tab.example/' }).publicUrl).toBe('https://tab.example')
})

import { afterAll, describe, expect, test } from 'vitest'
import { anonymous, ask } from '../ask.ts'
import { workerDatabase } from '../own-database.ts'
import { movingClock, serveApp } from '../serve-app.ts'
import { studio } from '../studio.ts'

const { database } = await workerDatabase()
const limited = await serveApp(database, movingClock('2026-07-14T16:20:00Z'), { rateLimit: true })
const home = await studio()
afterAll(() => limited.close())
const login = (origin: string, email: string, password: string) => ask(origin, 'POST', '/api/v1/auth/login', { body: { email, password } })
const register = (body: Record<string, unknown>) =>
  ask(home.origin, 'POST', '/api/v1/auth/register', {
    body: {
      email: `new-${Math.random()}@studio.example`,
      password: 'four words of nonsense',
      name: 'Nora',
      workspaceName: 'Nora PMO',
      ...body,
    },
  })

describe('signing in', () => {
  test('an account that is not there answers like a wrong password, word for word and after the same work', async () => {
    const time = async (email: string) => {
      const begun = performance.now()
      const answer = await login(home.origin, email, 'not the password')
      return { answer, took: performance.now() - begun }
    }
    await time(home.ines.email)
    const [known, unknown] = [await time(home.ines.email), await time('nobody@studio.example')]
    expect(anonymous(known.answer)).toEqual(anonymous(unknown.answer))
    expect(known.answer.status).toBe(401)
    // The work of one password hash is in both; without it an answer takes a few milliseconds.
    const times = { known: [] as number[], unknown: [] as number[] }
    for (let n = 0; n < 9; n++) {
      times.known.push((await time(home.ines.email)).took)
      times.unknown.push((await time('nobody@studio.example')).took)
    }
    const median = (took: number[]) => took.toSorted((a, b) => a - b)[4]!
    expect(median(times.unknown) / median(times.known)).toBeGreaterThan(0.5)
    expect(median(times.unknown) / median(times.known)).toBeLessThan(2)
  })

  test('an address is the same in capitals and with spaces around it', async () => {
    const { status } = await login(home.origin, ` ${home.ines.email.toUpperCase()} `, home.ines.password)
    expect(status).toBe(200)
  })

  test('five failures are followed by a pause, also for who then knows the password', async () => {
    const { email, password } = await home.stranger()
    for (let n = 0; n < 5; n++) expect((await login(limited.origin, n % 2 ? email : email.toUpperCase(), 'not it')).status).toBe(401)
    const refused = await login(limited.origin, email, password)
    expect([refused.status, Number(refused.headers['retry-after']) > 800]).toEqual([429, true])
    expect((await login(limited.origin, home.ines.email, home.ines.password)).status).toBe(200)
  })

  test('fifty tries at once are not more tries than five', async () => {
    const { email } = await home.stranger()
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => login(limited.origin, email, `guess number ${n}`)))
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(45)
  })

  test('who signs in often, rightly, is not asked to wait', async () => {
    const { email, password } = await home.stranger()
    for (let n = 0; n < 8; n++) expect((await login(limited.origin, email, password)).status).toBe(200)
  })
})

describe('a password', () => {
  test.each([
    'password',
    'Password1',
    'password123!',
    'qwertyuiop',
    '12345678',
    'aaaaaaaa',
    'abababab',
    'Nora PMO',
    'hourtab1',
    'summer2026',
  ])('%s is refused as easily guessed', async (password) => {
    const { status, body } = await register({ password })
    expect([status, body.type, body.errors[0].pointer]).toEqual([422, '/problems/common-password', '#/password'])
  })

  test('has 8 to 128 characters, any of them', async () => {
    const lengths = [7, 129, 100_000].map((length) => register({ password: 'aB3$'.repeat(length).slice(0, length) }))
    for (const { status, body } of await Promise.all(lengths)) expect([status, body.errors[0].pointer]).toEqual([422, '#/password'])
    for (const password of ['пароль из слов', '  spaces kept  ', '🔑🗝️🔐🔏🔒🔓🛡️🧿', 'aB3$'.repeat(32)]) {
      const email = `any-${Math.random()}@studio.example`
      expect((await register({ email, password })).status).toBe(201)
      expect((await login(home.origin, email, password)).status).toBe(200)
      expect((await login(home.origin, email, `${password}x`.slice(0, 128).replace(/^./u, 'y'))).status).toBe(401)
    }
  })

  test('is stored as argon2id and nothing else', async () => {
    const { rows } = await database.pool.query('select password_hash as hash from users where email = $1', [home.ines.email])
    expect(rows[0].hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })
})

describe('the allowance of an address', () => {
  test('is not widened by keys that somebody makes up', async () => {
    const own = await serveApp(database, movingClock('2026-07-14T16:20:00Z'), { rateLimit: true })
    const guess = (n: number) => ask(own.origin, 'GET', '/api/v1/me', { headers: { authorization: `Bearer made-up-${n}` } })
    let last = await guess(0)
    for (let n = 1; n < 1400 && last.status === 401; n++) last = await guess(n)
    await own.close()
    expect(last.status).toBe(429)
  })

  test('is told in every answer', async () => {
    const { headers } = await ask(limited.origin, 'GET', '/healthz')
    expect(headers['ratelimit-policy']).toBe('"calls";q=1200;w=60')
    const [, remaining, reset] = /^"calls";r=(\d+);t=(\d+)$/.exec(String(headers.ratelimit)) ?? []
    expect([Number(remaining) > 0, Number(reset) <= 60]).toEqual([true, true])
  })

  test.each([
    ['behind a proxy it trusts, by what a caller writes about addresses before it', true],
    ['without a proxy, by what a caller writes about addresses', false],
  ])('is not widened %s', async (_how, trustProxy) => {
    const own = await serveApp(database, movingClock('2026-07-14T16:20:00Z'), { rateLimit: true, trustProxy })
    const login_ = (n: number, proxy: string) =>
      ask(own.origin, 'POST', '/api/v1/auth/login', {
        body: { email: 'a@b.example', password: 'not it' },
        headers: { 'x-forwarded-for': `198.51.100.${n}, ${proxy}` },
      })
    for (let n = 0; n < 5; n++) expect((await login_(n, '203.0.113.9')).status).toBe(401)
    expect((await login_(6, '203.0.113.9')).status).toBe(429)
    expect((await login_(7, '203.0.113.10')).status).toBe(trustProxy ? 401 : 429)
    await own.close()
  })

  test('for links that open nothing is twenty a minute', async () => {
    const own = await serveApp(database, movingClock('2026-07-14T16:20:00Z'), { rateLimit: true })
    const { token } = await home.share()
    const wrong = token.slice(0, -6) + '000000'
    const statuses: number[] = []
    for (let n = 0; n < 21; n++) statuses.push((await ask(own.origin, 'GET', `/api/v1/public/balances/${wrong}`)).status)
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 404), 429])
    const page = await ask(own.origin, 'GET', `/r/${wrong}`)
    await own.close()
    expect([page.status, page.headers['content-type']]).toEqual([429, 'text/html; charset=utf-8'])
  })
})

import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { ask, cookiesOf, signIn } from '../ask.ts'
import { workerDatabase } from '../own-database.ts'
import { serveApp } from '../serve-app.ts'
import { studio } from '../studio.ts'

const home = await studio()
const { origin, clock } = home
const me = (headers: Record<string, string>, at = origin) => ask(at, 'GET', '/api/v1/me', { headers })
const post = (path: string, headers: Record<string, string>, body?: unknown) => ask(origin, 'POST', path, { body, headers })
const refresh = (headers: Record<string, string>) => post('/api/v1/auth/refresh', headers)
const person = async () => {
  const account = await home.stranger()
  return { ...account, signIn: () => signIn(origin, account) }
}
/** The headers of a browser after an answer has set cookies. */
const after = (answer: { headers: Awaited<ReturnType<typeof me>>['headers'] }) => ({ origin, cookie: cookiesOf(answer) })
const named = (cookies: string, name: string) => cookies.split('; ').find((cookie) => cookie.startsWith(`${name}=`))!
const later = (seconds: number) => (clock.at = new Date(clock.at.getTime() + seconds * 1000))

describe('the cookies', () => {
  test('are out of reach of scripts and other sites', async () => {
    const { headers } = await post('/api/v1/auth/login', { origin }, { email: home.ines.email, password: home.ines.password })
    const cookies = headers['set-cookie']!
    expect(cookies).toHaveLength(2)
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^hourtab(-refresh)?=[^;]+/)
      for (const flag of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=']) expect(cookie).toContain(flag)
      expect(cookie).not.toContain('Domain')
    }
  })

  test('over https are Secure and bound to the host, and the browser is told to stay on https', async () => {
    const { database } = await workerDatabase()
    const secure = await serveApp(database, clock, { publicUrl: 'https://tab.example' })
    const { email, password } = home.ines
    const answer = await ask(secure.origin, 'POST', '/api/v1/auth/login', {
      body: { email, password },
      headers: { origin: 'https://tab.example' },
    })
    for (const cookie of answer.headers['set-cookie']!)
      expect(cookie).toMatch(/^__Host-hourtab(-refresh)?=.*Path=\/; HttpOnly; Secure; SameSite=Lax/)
    expect(answer.headers['strict-transport-security']).toContain('max-age=31536000')
    expect((await me({ cookie: cookiesOf(answer) }, secure.origin)).status).toBe(200)
    expect((await me({ cookie: cookiesOf(answer).replaceAll('__Host-', '') }, secure.origin)).status).toBe(401)
    await secure.close()
  })
})

describe('a session', () => {
  test('ends at once when somebody signs out', async () => {
    const browser = await (await person()).signIn()
    const out = await post('/api/v1/auth/logout', browser)
    expect(out.status).toBe(204)
    for (const cookie of out.headers['set-cookie']!) expect(cookie).toMatch(/^[\w-]+=;.*(Max-Age=0|Expires=Thu, 01 Jan 1970)/)
    expect((await me(browser)).status).toBe(401)
    expect((await refresh(browser)).status).toBe(401)
  })

  test('ends at once, with all others, when the password changes; the one that changed it goes on', async () => {
    const { signIn: enter, password } = await person()
    const [here, there] = [await enter(), await enter()]
    const change = (body: unknown) => ask(origin, 'PATCH', '/api/v1/me', { body, headers: here })
    expect((await change({ password: 'other words of nonsense' })).status).toBe(422)
    expect((await change({ password: 'other words of nonsense', currentPassword: 'not it' })).status).toBe(422)
    expect((await me(there)).status).toBe(200)
    expect((await change({ password: 'other words of nonsense', currentPassword: password })).status).toBe(200)
    expect([(await me(here)).status, (await me(there)).status, (await refresh(there)).status]).toEqual([200, 401, 401])
  })

  test('is listed with the others, and ends when another ends it', async () => {
    const { signIn: enter } = await person()
    const [here, there] = [await enter(), await enter()]
    const list = await ask(origin, 'GET', '/api/v1/auth/sessions', { headers: there })
    const mine = list.body.items.filter(({ isThisOne }: { isThisOne: boolean }) => isThisOne)
    expect([list.body.items.length, mine.length]).toEqual([3, 1])
    const end = () => ask(origin, 'DELETE', `/api/v1/auth/sessions/${mine[0].id}`, { headers: here })
    expect((await end()).status).toBe(204)
    expect([(await me(there)).status, (await me(here)).status, (await end()).status]).toEqual([401, 200, 404])
  })

  test('of a colleague cannot be ended', async () => {
    const [one, other] = [await person(), await person()]
    const theirs = await ask(origin, 'GET', '/api/v1/auth/sessions', { headers: await one.signIn() })
    const answer = await ask(origin, 'DELETE', `/api/v1/auth/sessions/${theirs.body.items[0].id}`, { headers: await other.signIn() })
    expect(answer.status).toBe(404)
  })

  test('is over for good after 30 days without a visit', async () => {
    const browser = await (await person()).signIn()
    const now = clock.at
    later(30 * 24 * 3600)
    const answers = [await me(browser), await refresh(browser)]
    clock.at = now
    expect(answers.map(({ status }) => status)).toEqual([401, 401])
  })
})

describe('a refresh', () => {
  test('gives new cookies, and the old access is good until it expires', async () => {
    const browser = await (await person()).signIn()
    const renewed = await refresh(browser)
    expect(renewed.status).toBe(200)
    expect(named(cookiesOf(renewed), 'hourtab-refresh')).not.toBe(named(browser.cookie, 'hourtab-refresh'))
    expect((await me(after(renewed))).status).toBe(200)
  })

  test('of two tabs at once signs neither out', async () => {
    const browser = await (await person()).signIn()
    const [one, other] = await Promise.all([refresh(browser), refresh(browser)])
    expect([one.status, other.status]).toEqual([200, 200])
    later(29)
    expect((await refresh(browser)).status).toBe(200)
  })

  test('with a token that was replaced half a minute ago ends the session: it was stolen', async () => {
    const someone = await person()
    const browser = await someone.signIn()
    const thief = await refresh(browser)
    later(31)
    expect((await refresh(browser)).status).toBe(401)
    expect([(await me(after(thief))).status, (await refresh(after(thief))).status]).toEqual([401, 401])
    const again = await someone.signIn()
    const { body } = await ask(origin, 'GET', '/api/v1/audit?what=session', { headers: again })
    expect(body.items).toMatchObject([{ name: 'session.ended', person: null, about: expect.stringContaining('a token of it came back') }])
  })

  test('with a token that was replaced more than once ends the session as well', async () => {
    const browser = await (await person()).signIn()
    const once = await refresh(browser)
    const twice = await refresh(after(once))
    later(31)
    expect((await refresh(browser)).status).toBe(401)
    expect((await refresh(after(twice))).status).toBe(401)
  })

  test('with a token that was replaced twice ends the session, however soon', async () => {
    const browser = await (await person()).signIn()
    const twice = await refresh(after(await refresh(browser)))
    expect(twice.status).toBe(200)
    expect((await refresh(browser)).status).toBe(401)
    expect((await me(after(twice))).status).toBe(401)
  })

  test('with a token that only names a session ends nothing', async () => {
    const browser = await (await person()).signIn()
    const [sealed, token] = named(browser.cookie, 'hourtab-refresh').split('=')[1]!.split('.')
    const { body } = await ask(origin, 'GET', '/api/v1/auth/sessions', { headers: browser })
    for (const made of [`${body.items[0].id}.${token}`, `${sealed!.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))}.${token}`])
      expect((await refresh({ origin, cookie: `hourtab-refresh=${made}` })).status).toBe(401)
    expect((await refresh(browser)).status).toBe(200)
  })

  test('with a token that is none, or a key, or a share token, is refused', async () => {
    const { token } = await home.share()
    for (const made of ['x', token, 'ht_live_x', '%00', 'a'.repeat(5000)])
      expect((await refresh({ origin, cookie: `hourtab-refresh=${made}` })).status).toBe(401)
    expect((await refresh({ origin })).status).toBe(401)
  })
})

describe('an access token', () => {
  const part = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
  const hs256 = { alg: 'HS256', typ: 'JWT' }
  const signed = (header: unknown, claims: unknown, key: string) => {
    const text = `${part(header)}.${part(claims)}`
    return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`
  }

  test('that expired, was signed by nobody or somebody else, or lacks a claim, is none', async () => {
    const browser = await (await person()).signIn()
    const good = named(browser.cookie, 'hourtab').split('=')[1]!
    const claims = JSON.parse(Buffer.from(good.split('.')[1]!, 'base64url').toString())
    const { sub, sid, ws, typ } = claims
    const { jwt } = home.app
    const sign = (given: Record<string, unknown>) => jwt.sign(given)
    const now = Math.floor(Date.now() / 1000)
    const bad: Record<string, string> = {
      expired: sign({ sub, sid, ws, typ, iat: now - 3600, exp: now - 1 }),
      unsigned: `${part({ alg: 'none', typ: 'JWT' })}.${good.split('.')[1]}.`,
      'unsigned in capitals': `${part({ alg: 'NONE' })}.${good.split('.')[1]}.`,
      'of another key': signed(hs256, claims, 'another key'),
      'of no key': signed(hs256, claims, ''),
      'of another algorithm': signed({ alg: 'HS512', typ: 'JWT' }, claims, 'another key'),
      'of another claim': `${good.split('.')[0]}.${part({ ...claims, exp: now + 9999 })}.${good.split('.')[2]}`,
      'without a session': sign({ sub, ws, typ }),
      'without a workspace': sign({ sub, sid, typ }),
      'without a person': sign({ sid, ws, typ }),
      'without a kind': sign({ sub, sid, ws }),
      'of another kind': sign({ sub, sid, ws, typ: 'refresh' }),
      'of another person': sign({ sub: home.ines.me.user.id, sid, ws, typ }),
      'of another workspace': sign({ sub, sid, ws: home.ines.me.workspace.id, typ }),
      'with SQL for an id': sign({ sub, sid: `${sid}' or '1'='1`, ws, typ }),
      'with a list for an id': sign({ sub, sid: [sid], ws, typ }),
      truncated: good.slice(0, -1),
      empty: '',
    }
    expect((await me({ cookie: `hourtab=${sign({ sub, sid, ws, typ })}` })).status).toBe(200)
    for (const [what, token] of Object.entries(bad)) expect([what, (await me({ cookie: `hourtab=${token}` })).status]).toEqual([what, 401])
  })

  test('is not taken from a header, and a key not from a cookie', async () => {
    const browser = await (await person()).signIn()
    expect((await me({ authorization: `Bearer ${named(browser.cookie, 'hourtab').split('=')[1]}` })).status).toBe(401)
  })

  test('lasts fifteen minutes', async () => {
    const browser = await (await person()).signIn()
    const claims = JSON.parse(Buffer.from(named(browser.cookie, 'hourtab').split('.')[1]!, 'base64url').toString())
    expect(claims.exp - claims.iat).toBe(900)
    expect(Object.keys(claims).toSorted()).toEqual(['exp', 'iat', 'sid', 'sub', 'typ', 'ws'])
  })
})

test('an API key acts for nobody’s account: it neither renames a person nor changes a password', async () => {
  const key = await home.key('admin')
  const answer = await ask(origin, 'PATCH', '/api/v1/me', { body: { name: 'Somebody else' }, headers: key })
  expect(answer.status).toBe(403)
})

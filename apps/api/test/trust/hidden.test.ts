import { afterAll, expect, test } from 'vitest'
import { ask, cookiesOf } from '../ask.ts'
import { ownDatabase } from '../own-database.ts'
import { movingClock, serveApp } from '../serve-app.ts'
import { firstWords } from './first-words.ts'

const { database } = await ownDatabase()
const lines: string[] = []
const { origin, close } = await serveApp(database, movingClock('2026-07-14T16:20:00Z'), {
  rateLimit: true,
  logTo: (line) => lines.push(line),
})
afterAll(async () => {
  await close()
  await database.close()
})

const password = 'four words of nonsense'
const secrets: Record<string, string> = { password }
const note = (cookies: string) => {
  for (const cookie of cookies.split('; ')) secrets[`${cookie.split('=')[0]} ${Object.keys(secrets).length}`] = cookie.split('=')[1]!
  return { origin, cookie: cookies }
}

/** Everything a person, a script and a client do, and what goes wrong on the way. */
async function journey() {
  const account = { email: 'ines@hidden.example', password, name: 'Ines', workspaceName: 'Moro' }
  const browser = note(cookiesOf(await ask(origin, 'POST', '/api/v1/auth/register', { body: account })))
  const as = (method: string, path: string, body?: unknown) => ask(origin, method, path, { body, headers: browser })
  note(cookiesOf(await as('POST', '/api/v1/auth/refresh')))
  const made = await as('POST', '/api/v1/api-keys', { name: 'Export', scope: 'read' })
  secrets.key = made.body.secret
  const key = { authorization: `Bearer ${secrets.key}` }
  const calendar = (await as('POST', '/api/v1/api-keys', { name: 'Phone', scope: 'calendar' })).body
  secrets.calendar = calendar.secret
  const dates = `/api/v1/public/calendars/${calendar.secret}/hourtab.ics`
  for (const path of [dates, `${dates}?x=1`, dates.replace('/hourtab', 'x/hourtab'), `${dates}/nothing`]) await ask(origin, 'GET', path)
  const retainer = await as('POST', '/api/v1/retainers', { clientName: 'Halden Rail', name: 'R', capHours: 1, startsOn: '2026-07-01' })
  const links = `/api/v1/retainers/${retainer.body.retainer.id}/share-links`
  const first = await as('POST', links, { name: 'CTO' })
  const token = (first.body.shareLink.url as string).split('/').at(-1)!
  secrets.token = token
  const public_ = `/api/v1/public/balances/${token}`
  const paths = ['', '?on=2026-07-01', '?on=never', '/entries', '/entries?cursor=x', '/nothing', '/%E0%A4%A', `?${token}`].map(
    (end) => public_ + end,
  )
  for (const path of [...paths, `/r/${token}`, `/r/${token}?on=never`, `/r/${token}/nothing`, `/r/${token}%00`, `/r/${token.slice(1)}`]) {
    for (const method of ['GET', 'HEAD', 'POST'])
      await ask(origin, method, path, { headers: { accept: 'text/html', referer: `${origin}/r/${token}` } })
  }
  await firstWords(`${origin}${public_}/events`, 'event: balance')
  for (const path of ['/api/v1/me', `/api/v1/me?key=${secrets.key}`, '/api/v1/nothing']) await ask(origin, 'GET', path, { headers: key })
  await ask(origin, 'POST', '/api/v1/clients', { body: { name: 'x' }, headers: key })
  await ask(origin, 'POST', '/api/v1/auth/login', {
    raw: `{"email":"ines@hidden.example","password":"${password}"`,
    headers: { 'content-type': 'application/json' },
  })
  note(cookiesOf(await ask(origin, 'POST', '/api/v1/auth/login', { body: { email: account.email, password } })))
  await broken(async () => {
    for (const path of [public_, dates, `/r/${token}`, `${public_}/events`, `${public_}/entries`]) {
      const { status } = await ask(origin, 'GET', path, { headers: { accept: 'text/html' } })
      expect(status).toBeGreaterThanOrEqual(500)
    }
    for (const headers of [key, browser]) expect((await ask(origin, 'GET', '/api/v1/me', { headers })).status).toBe(500)
    await ask(origin, 'POST', '/api/v1/auth/login', { body: { email: account.email, password } })
    await ask(origin, 'POST', '/api/v1/auth/refresh', { headers: browser })
  })
  const rotated = await as('POST', `/api/v1/share-links/${first.body.shareLink.id}/rotate`)
  secrets.rotated = rotated.body.shareLink.url.split('/').at(-1)
  await as('DELETE', `/api/v1/share-links/${first.body.shareLink.id}`)
  for (const gone of [token, secrets.rotated!]) await ask(origin, 'GET', `/r/${gone}`, { headers: { accept: 'text/html' } })
}

/** Runs while the database answers nothing but an error we did not foresee. */
async function broken(work: () => Promise<void>) {
  const { query, connect } = database.pool
  const fail = () => Promise.reject(new Error('An error of the test'))
  Object.assign(database.pool, { query: fail, connect: fail })
  await work().finally(() => Object.assign(database.pool, { query, connect }))
}

test('a whole journey, with its errors, leaves no token, key, cookie or password in a log line or a metric', async () => {
  await journey()
  const { text: metrics } = await ask(origin, 'GET', '/metrics')
  const log = lines.join('\n')
  expect(log).toContain('An error of the test')
  expect(metrics).toContain('/api/v1/public/balances/:token')
  expect(Object.keys(secrets).length).toBeGreaterThan(8)
  for (const [what, secret] of Object.entries(secrets)) {
    expect([what, log.includes(secret)]).toEqual([what, false])
    expect([what, metrics.includes(secret)]).toEqual([what, false])
  }
})

test('an unforeseen error is logged with the id its problem names', async () => {
  let instance = ''
  await broken(async () => {
    const { status, body, text } = await ask(origin, 'GET', '/api/v1/public/balances/nothing/entries')
    expect(status).toBe(404)
    expect(text).not.toContain('An error of the test')
    const answer = await ask(origin, 'GET', `/api/v1/public/balances/${secrets.token}`)
    expect([answer.status, answer.body.type, body.detail]).toEqual([500, '/problems/internal', undefined])
    expect(answer.text).not.toContain('An error of the test')
    instance = answer.body.instance
  })
  expect(lines.filter((line) => line.includes(instance) && line.includes('An error of the test'))).toHaveLength(1)
})

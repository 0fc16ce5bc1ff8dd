import { beforeAll, describe, expect, test } from 'vitest'
import { anonymous, ask, signIn, type Answered } from '../ask.ts'
import { filled, operationsOf, type Operation } from '../operations.ts'
import { workerDatabase } from '../own-database.ts'
import { fingerprint } from './fingerprint.ts'
import { populated } from './populated.ts'
import { sent } from './rows.ts'

const home = await populated()
const { origin, ids } = home
const operations = await operationsOf(origin)
const closed = operations.filter(({ scope }) => scope !== 'open')
const named = closed.map((operation) => [operation.name, operation] as const)
const workspaceId = home.ines.me.workspace.id
const askAs = (operation: Operation, headers: Record<string, string>) =>
  ask(origin, operation.method, filled(operation.path, ids), sent(operation.name, headers))

async function revokedKey() {
  const { body } = await home.owner.post('/api/v1/api-keys').send({ name: 'Revoked', scope: 'admin' })
  await home.owner.delete(`/api/v1/api-keys/${body.apiKey.id}`)
  return { authorization: `Bearer ${body.secret}` }
}

async function expiredKey() {
  const { body } = await home.owner.post('/api/v1/api-keys').send({ name: 'Expired', scope: 'admin', expiresOn: '2026-07-13' })
  return { authorization: `Bearer ${body.secret}` }
}

async function endedSession() {
  const session = await signIn(origin, home.ines)
  expect((await ask(origin, 'POST', '/api/v1/auth/logout', { headers: session })).status).toBe(204)
  return session
}

async function expiredSession() {
  const session = await signIn(origin, home.ines)
  const { database } = await workerDatabase()
  await database.pool.query(
    `update sessions set expires_at = '2026-07-14T16:19:59Z' where id = (select id from sessions where workspace_id = $1 order by id desc limit 1)`,
    [workspaceId],
  )
  return session
}

const { body: good } = await home.owner.post('/api/v1/api-keys').send({ name: 'Good', scope: 'admin' })
const secret = good.secret as string
const callers: [string, Record<string, string>][] = [
  ['nobody', {}],
  ['a share token used as a key', { authorization: `Bearer ${ids.token}` }],
  ['a share token dressed as a key', { authorization: `Bearer ht_live_${ids.token}` }],
  ['a mistyped key', { authorization: `Bearer ${secret.slice(0, -1)}${secret.endsWith('x') ? 'y' : 'x'}` }],
  ['a key as a password', { authorization: `Basic ${Buffer.from(`key:${secret}`).toString('base64')}` }],
  ['a key in a cookie', { origin, cookie: `hourtab=${secret}` }],
  ['a revoked key', await revokedKey()],
  ['a key past its last day', await expiredKey()],
  ['a session that was ended', await endedSession()],
  ['a session past its last day', await expiredSession()],
]

describe.each(callers)('%s', (_caller, headers) => {
  let before: string
  beforeAll(async () => {
    before = await fingerprint(workspaceId)
  })

  test.each(named)('is told to sign in: %s', async (_name, operation) => {
    const answer = await askAs(operation, headers)
    expect([answer.status, answer.body.type]).toEqual([401, '/problems/not-signed-in'])
    for (const word of home.secrets) expect(answer.text).not.toContain(word)
  })

  test('has changed nothing', async () => {
    expect(await fingerprint(workspaceId)).toBe(before)
  })
})

const sites: [string, Record<string, string>][] = [
  ['a page of another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
  ['a page of another site that says it is ours', { 'sec-fetch-site': 'cross-site', origin }],
  ['a sibling site', { 'sec-fetch-site': 'same-site', origin: 'http://other.localhost' }],
  ['a sandboxed frame', { origin: 'null' }],
  ['an old browser elsewhere', { origin: 'https://evil.example' }],
  ['a request that does not say where it is from', {}],
]

describe.each(sites)('with the cookie of a signed-in browser, %s', (_site, from) => {
  const { cookie } = home.browser
  let before: string
  beforeAll(async () => {
    before = await fingerprint(workspaceId)
  })

  test.each(named.filter(([, { method }]) => method !== 'GET'))('cannot change anything: %s', async (_name, operation) => {
    const answer = await askAs(operation, { ...from, cookie })
    expect([answer.status, answer.body.type]).toEqual([403, '/problems/cross-site'])
  })

  test('has changed nothing', async () => {
    expect(await fingerprint(workspaceId)).toBe(before)
  })
})

test.each(
  operations.filter(({ scope, method }) => scope === 'open' && method !== 'GET').map((operation) => [operation.name, operation] as const),
)('%s does not sign a browser in for a page of another site', async (_name, operation) => {
  const answer = await askAs(operation, { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' })
  expect([answer.status, answer.headers['set-cookie']]).toEqual([403, undefined])
})

const withToken = operations.filter(({ path }) => path.includes('{token}'))

test.each(withToken.map((operation) => [operation.name, operation] as const))(
  '%s: a token that never was and a mistyped one look the same',
  async (_name, operation) => {
    const swapped = ids.token.slice(0, -7) + (ids.token.at(-7) === 'a' ? 'b' : 'a') + ids.token.slice(-6)
    const answers: Answered[] = []
    for (const token of [swapped, 'x', `${ids.token}0`, `${ids.token.slice(0, -1)}_`, '%00', '..%2f..%2fetc'])
      answers.push(await ask(origin, operation.method, filled(operation.path, { token })))
    expect(answers.map(anonymous)).toEqual(answers.map(() => anonymous(answers[0]!)))
    expect([answers[0]!.status, answers[0]!.headers['cache-control']]).toEqual([404, 'no-store'])
  },
)

test('a link shows what it was made for and nothing the PM keeps to herself', async () => {
  const answer = await ask(origin, 'GET', `/api/v1/public/balances/${ids.token}`)
  expect([answer.status, answer.body.client]).toEqual([200, 'Halden Rail Quillfeather'])
  for (const hidden of ['Marmaduke', 'Oddington', 'Thistlewood', 'pemberton', home.ines.email, home.ines.me.workspace.id, ids.linkId])
    expect(answer.text).not.toContain(hidden)
})

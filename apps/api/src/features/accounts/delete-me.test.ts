import supertest from 'supertest'
import { expect, test } from 'vitest'
import { populated } from '../../../test/isolation/populated.ts'
import { workerDatabase } from '../../../test/own-database.ts'
import { studio } from '../../../test/studio.ts'

const password = { currentPassword: 'four words of nonsense' }

/** How many rows of any table hold one of these texts. */
async function holding(texts: string[]): Promise<Record<string, number>> {
  const { database } = await workerDatabase()
  const { rows: tables } = await database.pool.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`,
  )
  const found: Record<string, number> = {}
  for (const { name } of tables) {
    const { rows } = await database.pool.query<{ n: number }>(
      `select count(*)::int as n from ${name} t where exists (select from unnest($1::text[]) w where position(w in to_jsonb(t)::text) > 0)`,
      [texts],
    )
    if (rows[0]!.n > 0) found[name] = rows[0]!.n
  }
  return found
}

test('an account that is deleted leaves nothing: not a row of any table holds its workspace, its address or its words', async () => {
  const home = await populated()
  const texts = [
    home.ines.me.workspace.id,
    home.ines.me.user.id,
    home.ines.email,
    ...home.secrets.filter((text) => text !== home.ids.token),
  ]
  expect(Object.keys(await holding(texts))).toEqual(
    expect.arrayContaining([
      'api_keys',
      'clients',
      'entries',
      'events',
      'imports',
      'members',
      'sessions',
      'statements',
      'users',
      'workspaces',
    ]),
  )
  const answer = await home.owner.delete('/api/v1/me').send(password)
  expect([answer.status, answer.text]).toEqual([204, ''])
  // The words of the cast stand in the workspaces of other tests as well; what is hers alone stands nowhere.
  const hers = texts.filter((text) => /@|^[0-9a-f-]{36}$/.test(text))
  expect(hers.length).toBeGreaterThan(8)
  expect(await holding(hers)).toEqual({})
  expect((await home.owner.get('/api/v1/me')).status).toBe(401)
  const again = await home.nobody.post('/api/v1/auth/login').send({ email: home.ines.email, password: password.currentPassword })
  expect([again.status, again.body.type]).toEqual([401, '/problems/wrong-credentials'])
})

// A statement may take five seconds. The planner goes by what it counted last, here a handful of rows, until it counts again.
test('an account is deleted with 150,000 rows, also where the planner last saw few', { timeout: 60_000 }, async () => {
  const { owner, ines } = await studio()
  const { database } = await workerDatabase()
  await database.pool.query('analyze corrections')
  await database.pool.query(
    `insert into corrections (workspace_id, description, work_type, corrected_at) select $1, 'Call ' || n, 'Other', now() from generate_series(1, 150000) n`,
    [ines.me.workspace.id],
  )
  expect((await owner.delete('/api/v1/me').send(password)).status).toBe(204)
  expect(await holding([ines.me.workspace.id])).toEqual({})
})

test('the workspaces of others are as they were', async () => {
  const home = await populated()
  const { owner, stranger } = await studio()
  const otto = await stranger()
  const before = (await owner.get('/api/v1/retainers')).body
  await home.owner.delete('/api/v1/me').send(password)
  expect((await owner.get('/api/v1/retainers')).body).toEqual(before)
  expect((await otto.agent.get('/api/v1/me')).status).toBe(200)
})

test('links stop at once, as if they had never been, and pages that are open are told', async () => {
  const { owner, nobody, origin, share, log } = await studio()
  await log()
  const { token } = await share()
  const stream = await fetch(`${origin}/api/v1/public/balances/${token}/events`)
  const heard = (async () => {
    let text = ''
    for await (const some of stream.body!) text += Buffer.from(some).toString()
    return text
  })()
  await owner.delete('/api/v1/me').send(password)
  expect(await heard).toMatch(/event: revoked\ndata: \{\}\n\n$/)
  expect((await nobody.get(`/r/${token}`)).status).toBe(404)
  const gone = await nobody.get(`/api/v1/public/balances/${token}`)
  const never = await nobody.get('/api/v1/public/balances/never')
  expect([gone.status, gone.body.title]).toEqual([404, never.body.title])
})

test('it takes the password, typed by the person who is signed in', async () => {
  const { owner, origin, key, retainer } = await studio()
  const wrong = await owner.delete('/api/v1/me').send({ currentPassword: 'another sentence' })
  expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, '#/currentPassword'])
  expect((await owner.delete('/api/v1/me').send({})).status).toBe(422)
  const byKey = await supertest(origin)
    .delete('/api/v1/me')
    .set(await key('admin'))
    .send(password)
  expect([byKey.status, byKey.body.type]).toEqual([403, '/problems/not-allowed'])
  expect((await owner.get(`/api/v1/retainers/${retainer.id}`)).status).toBe(200)
})

test('wrong passwords cannot be tried for ever', async () => {
  const { owner } = await studio({ rateLimit: true })
  for (let n = 0; n < 5; n++) expect((await owner.delete('/api/v1/me').send({ currentPassword: `guess ${n}` })).status).toBe(422)
  expect((await owner.delete('/api/v1/me').send(password)).status).toBe(429)
})

test('before it goes, it is said what goes', async () => {
  const { owner, log, share } = await studio()
  await log()
  await log()
  const link = await share()
  await share('CFO')
  await owner.delete(`/api/v1/share-links/${link.id}`)
  const { body } = await owner.get('/api/v1/me/leaving')
  expect(body.leaving).toEqual({ goes: 'workspace', clients: 1, retainers: 1, entries: 2, statements: 0, links: 1, others: 0 })
})

test('where somebody else owns the workspace too, the account goes alone, and the audit says so', async () => {
  const { ines, owner, origin, retainer, log } = await studio()
  await log()
  const { database } = await workerDatabase()
  const { workspace, user } = ines.me
  const zoe = '00000000-0000-4000-8000-0000000000aa'
  await database.pool.query(
    `insert into users select $1, $2, 'Zoe', password_hash, home_workspace_id, created_at from users where id = $3`,
    [zoe, `zoe-${workspace.id}@studio.example`, user.id],
  )
  await database.pool.query(`insert into members values ($1, $2, 'owner', now())`, [workspace.id, zoe])
  const other = supertest.agent(origin).set('origin', origin)
  await other.post('/api/v1/auth/login').send({ email: `zoe-${workspace.id}@studio.example`, password: password.currentPassword })
  expect((await owner.get('/api/v1/me/leaving')).body.leaving).toMatchObject({ goes: 'account', entries: 0, others: 0 })

  expect((await owner.delete('/api/v1/me').send(password)).status).toBe(204)
  expect((await other.get(`/api/v1/retainers/${retainer.id}/balance`)).body.balance.entryCount).toBe(1)
  const [last] = (await other.get('/api/v1/audit')).body.items
  expect([last.name, last.person]).toEqual(['account.deleted', { id: user.id, name: 'Somebody who left' }])
  expect(await holding([ines.email])).toEqual({})
  expect((await other.get('/api/v1/me/leaving')).body.leaving).toMatchObject({ goes: 'workspace', entries: 1 })
  await other.delete('/api/v1/me').send(password)
  expect(await holding([workspace.id])).toEqual({})
})

test('whoever writes while an account is deleted leaves nothing behind either', async () => {
  const { ines, owner, retainer } = await studio()
  const writing = Array.from({ length: 30 }, (_, n) =>
    n === 15
      ? owner.delete('/api/v1/me').send(password)
      : n % 2
        ? owner.post('/api/v1/clients').send({ name: `Client ${n}` })
        : owner.post(`/api/v1/retainers/${retainer.id}/entries`).send({ workedOn: '2026-07-06', duration: '1h', description: 'Call' }),
  )
  const statuses = new Set((await Promise.all(writing)).map(({ status }) => status))
  expect(statuses).toContain(204)
  for (const status of statuses) expect([201, 204, 401]).toContain(status)
  expect(await holding([ines.me.workspace.id])).toEqual({})
})

import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { anonymous, ask, signIn } from '../ask.ts'
import { filled, operationsOf, type Operation } from '../operations.ts'
import { workerDatabase } from '../own-database.ts'
import { fingerprint } from './fingerprint.ts'
import { populated } from './populated.ts'
import { rows, sent } from './rows.ts'

const home = await populated()
const { origin, ids } = home
const operations = await operationsOf(origin)
const closed = operations.filter(({ scope }) => scope !== 'open')
const named = closed.map((operation) => [operation.name, operation] as const)
const workspaceId = home.ines.me.workspace.id

const askAs = (operation: Operation, headers: Record<string, string>, with_: Record<string, string> = ids) =>
  ask(origin, operation.method, filled(operation.path, with_), sent(operation.name, headers))

// What shows whoever asks: themselves.
const oneself = new Set(['listSessions', 'listMembers'])

const isDocumented = (operation: Operation, status: number) => expect(Object.keys(operation.responses)).toContain(String(status))

let before: string
beforeEach(async () => {
  before = await fingerprint(workspaceId)
})
/** Nothing of the workspace is other than it was, and nothing of it is in the answer. */
async function expectUntouched(answer: { text: string }) {
  for (const secret of home.secrets) expect(answer.text).not.toContain(secret)
  expect(await fingerprint(workspaceId)).toBe(before)
}

test('every operation has a row here, and every row an operation', () => {
  expect(Object.keys(rows).toSorted()).toEqual(operations.map(({ name }) => name).toSorted())
})

describe('somebody of another workspace', async () => {
  const otto = await home.stranger()
  const cookie = await signIn(origin, otto)
  const made = await otto.agent.post('/api/v1/api-keys').send({ name: 'Own', scope: 'admin' })
  const key = { authorization: `Bearer ${made.body.secret}` }
  const missing = Object.fromEntries(Object.keys(ids).map((name) => [name, randomUUID()]))
  const withIds = named.filter(([, { path }]) => path.includes('{'))
  const withoutIds = named.filter(([, { path, name }]) => !path.includes('{') && name !== 'logout')

  test.each(withIds)('%s: the ids of others are as if they were not there, byte for byte', async (name, operation) => {
    for (const headers of [cookie, key]) {
      const foreign = await askAs(operation, headers)
      const none = await askAs(operation, headers, missing)
      // A key has no sessions of its own to end, so it is refused before anything is looked for.
      const isKeyAtSessions = headers === key && name === 'endSession'
      expect(foreign.status).toBe(isKeyAtSessions ? 403 : 404)
      expect(anonymous(foreign)).toEqual(anonymous(none))
      isDocumented(operation, foreign.status)
      await expectUntouched(foreign)
    }
  })

  test.each(withoutIds)('%s: shows and changes nothing of others', async (_name, operation) => {
    for (const headers of [cookie, key]) {
      const answer = await askAs(operation, headers)
      expect(answer.status).toBeLessThan(500)
      isDocumented(operation, answer.status)
      await expectUntouched(answer)
    }
  })

  test('lists of a newcomer are empty', async () => {
    const fresh = await signIn(origin, await home.stranger())
    const lists = closed.filter(({ path, method, name }) => method === 'GET' && name.startsWith('list') && !path.includes('{'))
    expect(lists.length).toBeGreaterThan(4)
    for (const operation of lists.filter(({ name }) => !oneself.has(name))) {
      const { body } = await askAs(operation, fresh)
      expect([operation.name, body.items, body.nextCursor]).toEqual([operation.name, [], null])
    }
  })

  test('the ids of others in a body or a query are as if they were not there', async () => {
    const retainer = (clientId: string) => ({ clientId, name: 'R', capHours: 1, startsOn: '2026-07-01' })
    const foreign = await ask(origin, 'POST', '/api/v1/retainers', { body: retainer(ids.clientId), headers: cookie })
    const none = await ask(origin, 'POST', '/api/v1/retainers', { body: retainer(randomUUID()), headers: cookie })
    expect(foreign.status).toBeGreaterThanOrEqual(400)
    expect(anonymous(foreign)).toEqual(anonymous(none))
    const list = await ask(origin, 'GET', `/api/v1/retainers?clientId=${ids.clientId}`, { headers: cookie })
    expect(list.body.items).toEqual([])
    await expectUntouched(foreign)
  })
})

describe('whoever may not go so far', async () => {
  const reading = await home.key('read')
  const writing = await home.key('write')

  test.each(named.filter(([, { scope }]) => scope !== 'read'))('%s is refused to a key that may only read', async (_name, operation) => {
    const answer = await askAs(operation, reading)
    expect([answer.status, answer.body.type]).toEqual([403, '/problems/not-allowed'])
    await expectUntouched(answer)
  })

  test.each(named.filter(([, { scope, method }]) => scope === 'read' && method !== 'GET'))(
    '%s changes nothing when a key that may only read asks for it',
    async (_name, operation) => {
      const answer = await askAs(operation, reading)
      isDocumented(operation, answer.status)
      await expectUntouched(answer)
    },
  )

  test.each(named.filter(([, { scope }]) => scope === 'admin'))('%s is refused to a key that may write', async (_name, operation) => {
    const answer = await askAs(operation, writing)
    expect([answer.status, answer.body.type]).toEqual([403, '/problems/not-allowed'])
    await expectUntouched(answer)
  })

  test.each(named.filter(([, { scope }]) => scope === 'admin'))('%s is refused to a member who is no owner', async (_name, operation) => {
    const { database } = await workerDatabase()
    const setRole = (role: string) => database.pool.query('update members set role = $1 where workspace_id = $2', [role, workspaceId])
    await setRole('member')
    const answer = await askAs(operation, home.browser)
    await setRole('owner')
    expect([answer.status, answer.body.type]).toEqual([403, '/problems/not-allowed'])
    await expectUntouched(answer)
  })
})

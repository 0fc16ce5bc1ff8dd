import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import supertest from 'supertest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportOf } from '../../../test/export-of.ts'
import { populated } from '../../../test/isolation/populated.ts'
import { ownDatabase } from '../../../test/own-database.ts'
import { movingClock, serveApp } from '../../../test/serve-app.ts'
import { draftOf, publish, togglOf } from '../../../test/tracker.ts'
import { inOneTransaction } from '../../platform/database/one-transaction.ts'
import { importExport } from './import-export.ts'
import { openExport } from './open-export.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ht-round-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** An instance of its own with nothing in it. */
async function elsewhere() {
  const { database } = await ownDatabase()
  const { origin, close } = await serveApp(database, movingClock('2026-07-14T16:20:00Z'))
  const agent = supertest.agent(origin).set('origin', origin)
  const takeIn = async (bytes: Buffer, owner?: string) => {
    const path = join(folder, `${Math.random().toString(36).slice(2)}.zip`)
    await writeFile(path, bytes)
    const opened = await openExport(path)
    return inOneTransaction(database, (db) => importExport(db, opened, owner)).finally(opened.close)
  }
  const signIn = (email: string, password: string) => agent.post('/api/v1/auth/login').send({ email, password })
  const count = async () => (await database.pool.query('select count(*)::int as n from workspaces')).rows[0].n as number
  return {
    origin,
    agent,
    takeIn,
    signIn,
    count,
    done: async () => {
      await close()
      await database.close()
    },
  }
}

const paths = (retainerId: string) => [
  '/api/v1/retainers',
  `/api/v1/retainers/${retainerId}/cycles`,
  `/api/v1/retainers/${retainerId}/entries?limit=200`,
  `/api/v1/retainers/${retainerId}/statements`,
  `/api/v1/retainers/${retainerId}/imports`,
  '/api/v1/audit?limit=200',
  '/api/v1/workspace',
]

test(
  'a workspace moves whole: the same files, the same balances to the second, the same URLs, and a tracker file that is known again',
  { timeout: 120_000 },
  async () => {
    const home = await populated()
    const toggl = togglOf(['Weekly sync', 'Cutover rehearsal', 'Go/no-go'])
    const draft = await draftOf(home.owner, home.retainer.id, toggl)
    await publish(home.owner, draft.id)
    const { body: log } = await home.owner.get(`/api/v1/retainers/${home.retainer.id}/entries?q=rehearsal`)
    await home.owner.delete(`/api/v1/entries/${log.items[0].id}`)
    const before = await exportOf(home.owner)

    const there = await elsewhere()
    const [arrived] = await there.takeIn(before.bytes)
    expect(arrived!.email).toBe(home.ines.email)
    expect((await there.signIn(home.ines.email, arrived!.password!)).status).toBe(200)

    const after = await exportOf(there.agent)
    expect([...after.files.keys()]).toEqual([...before.files.keys()])
    for (const [name, text] of before.files) expect([name, after.files.get(name)]).toEqual([name, text])
    expect(after.bytes.equals(before.bytes)).toBe(true)

    for (const path of paths(home.retainer.id))
      expect([path, (await there.agent.get(path)).body]).toEqual([path, (await home.owner.get(path)).body])
    const again = await draftOf(there.agent, home.retainer.id, toggl)
    expect(again.rows.map(({ state }) => state)).toEqual(
      (await draftOf(home.owner, home.retainer.id, toggl)).rows.map(({ state }) => state),
    )
    expect(again.rows.filter(({ state }) => state === 'unchanged')).toHaveLength(2)

    const opened = await supertest(there.origin).get(`/api/v1/public/balances/${home.ids.token}`)
    expect([opened.status, opened.body.balance.sentence]).toEqual([
      200,
      (await home.nobody.get(`/api/v1/public/balances/${home.ids.token}`)).body.balance.sentence,
    ])
    const { body: links } = await there.agent.get(`/api/v1/retainers/${home.retainer.id}/share-links`)
    expect(links.items.map(({ id, url }: { id: string; url: unknown }) => [id, url])).toEqual([[home.ids.linkId, null]])
    const { body: renewed } = await there.agent.post(`/api/v1/share-links/${home.ids.linkId}/rotate`)
    expect((await supertest(there.origin).get(new URL(renewed.shareLink.url).pathname)).status).toBe(200)
    expect((await supertest(there.origin).get(`/r/${home.ids.token}`)).status).toBe(410)
    await there.done()
  },
)

test('what is imported goes on: work is logged, an import is undone, and the sums hold', { timeout: 120_000 }, async () => {
  const home = await populated()
  const draft = await draftOf(home.owner, home.retainer.id, togglOf(['Weekly sync', 'Cutover rehearsal']))
  await publish(home.owner, draft.id)
  const there = await elsewhere()
  const [arrived] = await there.takeIn((await exportOf(home.owner)).bytes)
  await there.signIn(arrived!.email, arrived!.password!)
  for (const agent of [home.owner, there.agent]) expect((await agent.post(`/api/v1/imports/${draft.id}/undo`)).status).toBe(200)
  const used = async (agent: typeof home.owner) =>
    (await agent.get(`/api/v1/retainers/${home.retainer.id}/balance`)).body.balance.usedSeconds
  expect(await used(there.agent)).toBe(await used(home.owner))
  await there.done()
})

test(
  'the owner may have another address here, or an account whose workspace is empty: its password stays',
  { timeout: 120_000 },
  async () => {
    const home = await populated()
    const { bytes } = await exportOf(home.owner)
    const other = await elsewhere()
    const [arrived] = await other.takeIn(bytes, 'ines@elsewhere.example')
    expect((await other.signIn('ines@elsewhere.example', arrived!.password!)).body.me.workspace.id).toBe(home.ines.me.workspace.id)
    await other.done()

    const there = await elsewhere()
    const account = { email: 'kept@elsewhere.example', password: 'four words of nonsense', name: 'Ines', workspaceName: 'Empty' }
    await there.agent.post('/api/v1/auth/register').send(account)
    expect(await there.takeIn(bytes, 'Kept@elsewhere.example')).toEqual([{ email: 'Kept@elsewhere.example', password: undefined }])
    const { body } = await there.signIn(account.email, account.password)
    expect([body.me.workspace.name, await there.count()]).toEqual(['Ines PMO', 1])
    await there.done()
  },
)

test('a workspace that is here already, and an account that is in use, are left alone', { timeout: 120_000 }, async () => {
  const home = await populated()
  const { bytes } = await exportOf(home.owner)
  const there = await elsewhere()
  await there.takeIn(bytes)
  await expect(there.takeIn(bytes)).rejects.toThrow('The workspace Ines PMO is here already, and nothing was changed')
  await there.done()

  const busy = await elsewhere()
  await busy.agent
    .post('/api/v1/auth/register')
    .send({ email: home.ines.email, password: 'four words of nonsense', name: 'I', workspaceName: 'W' })
  await busy.agent.post('/api/v1/clients').send({ name: 'Somebody' })
  await expect(busy.takeIn(bytes)).rejects.toThrow(/is in use here: name another address with --owner/)
  expect(await busy.count()).toBe(1)
  await busy.done()
})

import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import supertest from 'supertest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportOf } from '../test/export-of.ts'
import { urlOf } from '../test/global-setup.ts'
import { operate } from '../test/operate.ts'
import { ApiProcess } from '../test/survival/api-process.ts'
import { draftOf, publish, togglOf } from '../test/tracker.ts'

const server = process.env.TEST_DATABASE_URL
const account = { email: 'ines@moro.example', password: 'four words of nonsense', name: 'Ines', workspaceName: 'Moro PMO' }
let folder = ''
const databases: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ht-drill-'))
})
afterAll(async () => {
  await onServer((admin) => Promise.all(databases.map((name) => admin.query(`drop database if exists ${name} with (force)`))))
  await rm(folder, { recursive: true, force: true })
})

async function onServer(work: (admin: pg.Client) => Promise<unknown>) {
  if (!server) return
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  await work(admin).finally(() => admin.end())
}

/** The settings of a new instance with nothing in it. */
async function instance(kind: 'embedded' | 'postgres'): Promise<Record<string, string>> {
  const dataDir = await mkdtemp(join(folder, 'data-'))
  if (kind === 'embedded') return { DATA_DIR: dataDir }
  const name = `hourtab_drill_${randomBytes(4).toString('hex')}`
  databases.push(name)
  await onServer((admin) => admin.query(`create database ${name}`))
  return { DATA_DIR: dataDir, DATABASE_URL: urlOf(server!, name) }
}

/** Runs an instance for some work on it by whoever is signed in, then ends it. */
async function running<T>(
  settings: Record<string, string>,
  work: (agent: ReturnType<typeof supertest.agent>, origin: string) => Promise<T>,
): Promise<T> {
  const api = new ApiProcess(settings)
  await api.start()
  const agent = supertest.agent(api.origin).set('origin', api.origin)
  const { email, password } = account
  await agent.post('/api/v1/auth/login').send({ email, password })
  return work(agent, api.origin).finally(() => api.kill())
}

type Filled = { here: Record<string, string>; path: string }
const filled = new Map<string, Promise<Filled>>()

/** An instance that holds what a studio does after some months, which every test only reads; and the path of a link. */
function studio(kind: 'embedded' | 'postgres'): Promise<Filled> {
  let made = filled.get(kind)
  if (!made) filled.set(kind, (made = instance(kind).then(async (here) => ({ here, path: await fill(here) }))))
  return made
}

function fill(settings: Record<string, string>): Promise<string> {
  return running(settings, async (agent, origin) => {
    await agent.post('/api/v1/auth/register').send(account)
    const given = {
      clientName: 'Halden Rail Quillfeather',
      name: 'PMO',
      capHours: 20,
      startsOn: '2026-06-01',
      surplus: { kind: 'all', expiresAfter: 2 },
    }
    const { body } = await agent.post('/api/v1/retainers').send(given)
    const path = `/api/v1/retainers/${body.retainer.id}`
    await agent
      .post(`${path}/entries`)
      .send({ workedOn: '2026-06-08', duration: '3h', description: 'Discovery — “interviews” 日本\u2028next' })
    await publish(agent, (await draftOf(agent, body.retainer.id, togglOf(['Weekly sync', 'Rehearsal']))).id)
    await agent.post(`${path}/statements`).send({})
    const { body: link } = await agent.post(`${path}/share-links`).send({ name: 'CTO' })
    const opens = new URL(link.shareLink.url).pathname
    // The day it was opened on is noted once the page is sent, and is part of what moves.
    await supertest(origin).get(opens)
    const lastOpenedOn = async () => (await agent.get(`${path}/share-links`)).body.items[0].lastOpenedOn
    await expect.poll(lastOpenedOn, { timeout: 10_000 }).not.toBeNull()
    return opens
  })
}

/** What an instance comes to: all of its workspace but when somebody last signed in, the links as they are shown, and what one opens. */
const lookAt = (settings: Record<string, string>, path: string) =>
  running(settings, async (agent, origin) => {
    const { files } = await exportOf(agent)
    const { body } = await agent.get('/api/v1/retainers')
    const links = (await agent.get(`/api/v1/retainers/${body.items[0].id}/share-links`)).body.items as { url: string | null }[]
    const opened = await supertest(origin).get(path)
    return { files, urls: links.map(({ url }) => url && new URL(url).pathname), opened: opened.status }
  })

const away = server ? 'postgres' : 'embedded'
const moves = [
  ['embedded', 'embedded'],
  ['embedded', away],
  [away, 'embedded'],
  [away, away],
] as const
const each = server ? moves : moves.slice(0, 1)

test.each(each)(
  'a backup of %s, restored into %s, is the same to the last row, links and their URLs too',
  { timeout: 300_000 },
  async (from, to) => {
    const { here, path } = await studio(from)
    const there = await instance(to)
    const before = await lookAt(here, path)
    expect(before).toMatchObject({ urls: [path], opened: 200 })
    const file = join(folder, `${randomBytes(4).toString('hex')}.backup`)

    const made = await operate(here, 'backup', file)
    expect(made).toMatchObject({ code: 0, amiss: '' })
    expect(made.said).toMatch(/ holds 1 workspaces and 1 accounts, \d+ rows in all\./)
    expect(((await stat(file)).mode & 0o777).toString(8)).toBe('600')

    const restored = await operate(there, 'restore', file)
    expect(restored).toMatchObject({ code: 0, amiss: '' })
    expect(restored.said).toMatch(/and every balance is the same to the second\./)
    expect(await lookAt(there, path)).toEqual(before)

    const checked = await operate(there, 'doctor')
    expect(checked.said).not.toMatch(/WRONG|\?/)
    expect(checked).toMatchObject({ code: 0, amiss: '' })

    const again = await operate(there, 'restore', file)
    expect([again.code, again.amiss]).toEqual([
      1,
      'This database holds 1 workspace, and nothing was changed: restore into a new one, or say --replace to remove what is here.\n',
    ])
    expect(await operate(there, 'restore', file, '--replace')).toMatchObject({ code: 0, amiss: '' })
  },
)

test('a backup without its secret opens the links all the same, and says what cannot be shown', { timeout: 300_000 }, async () => {
  const { here, path } = await studio(away)
  const there = await instance(away)
  const file = join(folder, 'bare.backup')
  expect((await operate(here, 'backup', file, '--without-secret')).said).toContain('The secret is not in it: keep SESSION_SECRET')
  const restored = await operate({ ...there, SESSION_SECRET: 'another secret of at least 32 letters' }, 'restore', file)
  expect([restored.code, restored.said]).toEqual([
    0,
    expect.stringContaining('The secret here is another: links open, but their URLs cannot be shown again'),
  ])
  const settings = { ...there, SESSION_SECRET: 'another secret of at least 32 letters' }
  expect(await lookAt(settings, path)).toMatchObject({ urls: [null], opened: 200 })
  const { code, said } = await operate(settings, 'doctor')
  expect([code, said]).toEqual([1, expect.stringContaining('sealed with another secret')])
})

/** A backup as another version would have made it. */
function asOf(whole: Buffer, change: { version?: number; schema?: (stamps: number[]) => number[]; without?: string }): Buffer {
  const lines = gunzipSync(whole).toString().trimEnd().split('\n')
  const said = (at: number) => JSON.parse(lines.at(at)!.slice(1))
  const [header, sums] = [said(0), said(-1)]
  const rows = Object.fromEntries(Object.entries(sums.rows).filter(([name]) => name !== change.without))
  const told = { ...header, version: change.version ?? header.version, schema: change.schema?.(header.schema) ?? header.schema }
  const all = [`#${JSON.stringify(told)}`, ...lines.slice(1, -1), `#${JSON.stringify({ ...sums, rows })}`]
  return gzipSync(`${all.join('\n')}\n`)
}

test('a backup made before the last migration is restored and brought up to date', { timeout: 300_000 }, async () => {
  const { here, path } = await studio(away)
  const there = await instance(away)
  const file = join(folder, 'older.backup')
  await operate(here, 'backup', file)
  // The last migration makes the table of pauses, and nothing else.
  await writeFile(file, asOf(await readFile(file), { schema: (stamps) => stamps.slice(0, -1), without: 'pauses' }))
  expect(await operate(there, 'restore', file)).toMatchObject({ code: 0, amiss: '' })
  expect(await lookAt(there, path)).toEqual(await lookAt(here, path))
  expect((await operate(there, 'doctor')).code).toBe(0)
  expect((await operate(there, 'restore', file, '--replace')).amiss).toMatch(/^This database is of a newer version than the backup: /)
})

test(
  'a backup that is cut, of something else or of a newer version is refused in a sentence, and leaves nothing',
  { timeout: 300_000 },
  async () => {
    const { here } = await studio(away)
    const there = await instance(away)
    const file = join(folder, 'cut.backup')
    await operate(here, 'backup', file)
    expect(await operate(here, 'backup', file)).toMatchObject({ code: 1, amiss: `There is a file ${file} already: name another.\n` })

    const whole = await readFile(file)
    for (const share of [0.3, 0.999]) {
      await writeFile(file, whole)
      await truncate(file, Math.floor(whole.length * share))
      const { code, amiss } = await operate(there, 'restore', file)
      expect([share, code, amiss]).toEqual([share, 1, expect.stringMatching(/is no (whole )?backup of HourTab: .*\.\n$/)])
    }
    const turned = Buffer.from(whole)
    for (let at = 3000; at < 3030; at++) turned[at] = turned[at]! ^ 0xff
    await writeFile(file, turned)
    expect((await operate(there, 'restore', file)).amiss).toMatch(/is no whole backup of HourTab/)
    await writeFile(file, 'Date,Hours\n')
    expect((await operate(there, 'restore', file)).amiss).toMatch(/is no (whole )?backup of HourTab/)
    expect((await operate(there, 'restore', join(folder, 'nowhere'))).amiss).toMatch(/^There is no file .*\.\n$/)
    await writeFile(file, asOf(whole, { version: 2 }))
    expect((await operate(there, 'restore', file)).amiss).toMatch(/^A newer HourTab made .*: restore it with that version\.\n$/)
    await writeFile(file, asOf(whole, { schema: (stamps) => [...stamps, Date.now()] }))
    expect((await operate(there, 'restore', file)).amiss).toBe('A newer HourTab made this backup: restore it with that version.\n')
    await writeFile(file, whole)
    expect((await operate(there, 'restore', file)).code).toBe(0)
  },
)

test('an export goes from one instance to another by the command, with a password for its owner', { timeout: 300_000 }, async () => {
  const { here } = await studio('embedded')
  const there = await instance(away)
  const { bytes } = await running(here, (agent) => exportOf(agent))
  const file = join(folder, 'export.zip')
  await writeFile(file, bytes)
  const taken = await operate(there, 'import', file, '--owner', 'zoe@moro.example')
  expect(taken).toMatchObject({ code: 0, amiss: '' })
  const [, password] = /zoe@moro\.example signs in with (\S+) /.exec(taken.said)!
  await running(there, async (_, origin) => {
    const zoe = supertest.agent(origin).set('origin', origin)
    expect((await zoe.post('/api/v1/auth/login').send({ email: 'zoe@moro.example', password })).status).toBe(200)
    const { files } = await exportOf(zoe)
    for (const [name, text] of (await exportOf(zoe)).files) expect([name, text]).toEqual([name, files.get(name)])
  })
  expect((await operate(there, 'import', file)).amiss).toMatch(/^The workspace Moro PMO is here already, and nothing was changed/)
  await writeFile(file, bytes.subarray(0, 500))
  expect(await operate(await instance('embedded'), 'import', file)).toMatchObject({
    code: 1,
    amiss: `${file} is no whole zip file: take the export out again and copy all of it.\n`,
  })
})

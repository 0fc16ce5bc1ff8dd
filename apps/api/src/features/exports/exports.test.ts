import { createHash } from 'node:crypto'
import { getTableColumns } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import supertest from 'supertest'
import { expect, test } from 'vitest'
import { populated } from '../../../test/isolation/populated.ts'
import { workerDatabase } from '../../../test/own-database.ts'
import { studio } from '../../../test/studio.ts'
import { carried, membership, peopleFile, tableName, workspaceFile } from './carried.ts'
import { exportOf } from '../../../test/export-of.ts'

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

test('everything in a workspace leaves in one file, each row once, with a manifest that counts them', async () => {
  const home = await populated()
  const { files } = await exportOf(home.owner)
  const manifest = JSON.parse(files.get('manifest.json')!)
  expect(manifest).toMatchObject({
    format: 'hourtab-workspace',
    version: 1,
    workspace: { id: home.ines.me.workspace.id, name: 'Ines PMO' },
  })
  expect(manifest.files.map(({ name }: { name: string }) => name)).toEqual([...files.keys()].filter((name) => name !== 'manifest.json'))
  for (const { name, sha256 } of manifest.files) expect([name, sha256]).toEqual([name, digest(files.get(name)!)])

  const { database } = await workerDatabase()
  for (const each of carried) {
    const { rows } = await database.pool.query(`select count(*)::int as n from ${tableName(each)} where workspace_id = $1`, [
      home.ines.me.workspace.id,
    ])
    const held = JSON.parse(files.get(each.file)!) as unknown[]
    const counted = manifest.files.find(({ name }: { name: string }) => name === each.file).rows
    expect([each.file, held.length, counted]).toEqual([each.file, rows[0].n, rows[0].n])
  }
  expect(JSON.parse(files.get('members.json')!)).toEqual([
    expect.objectContaining({ id: home.ines.me.user.id, email: home.ines.email, name: 'Ines', role: 'owner' }),
  ])
  expect(JSON.parse(files.get('entries.json')!)).toContainEqual(
    expect.objectContaining({ id: home.ids.entryId, workedOn: '2026-07-06', seconds: 3600, privateNote: 'Marmaduke was late again' }),
  )
})

test('what opens doors is not in it: no token, no key, no password, nothing of a session', async () => {
  const home = await populated()
  const { body: key } = await home.owner.post('/api/v1/api-keys').send({ name: 'Script', scope: 'read' })
  const { text } = await exportOf(home.owner)
  const { database } = await workerDatabase()
  const hidden = await database.pool.query<{ secret: string }>(
    `select password_hash as secret from users where home_workspace_id = $1
     union all select sealed_token from share_links where workspace_id = $1 union all select secret_hash from api_keys where workspace_id = $1
     union all select refresh_hash from sessions where workspace_id = $1`,
    [home.ines.me.workspace.id],
  )
  expect(hidden.rows.length).toBeGreaterThan(4)
  for (const secret of [...hidden.rows.map((row) => row.secret), home.ids.token, key.secret, home.ines.password])
    expect(text.includes(secret), secret).toBe(false)
})

test('of others nothing is in it', async () => {
  const home = await populated()
  const otto = await home.stranger()
  await otto.agent.post('/api/v1/retainers').send({ clientName: 'Otto', name: 'R', capHours: 1, startsOn: '2026-07-01' })
  const { text } = await exportOf(otto.agent)
  expect(text).toContain(otto.email)
  for (const secret of home.secrets) expect(text).not.toContain(secret)
})

test('the same data gives the same file byte for byte, on another day too', async () => {
  const { owner, clock, ...home } = await populated()
  const first = await exportOf(owner)
  clock.at = new Date('2026-08-10T17:02:00Z')
  expect((await exportOf(owner)).bytes.equals(first.bytes)).toBe(true)
  await home.log()
  expect((await exportOf(owner)).bytes.equals(first.bytes)).toBe(false)
})

test('tables for people are safe in a spreadsheet and add up to the balances', async () => {
  const { owner, log } = await studio({ retainer: { clientName: '=1+1', name: '@SUM(A1)' } })
  await log({ description: '=cmd()', duration: '2h 30m' })
  await log({ description: 'Plain, with a comma', duration: '30m' })
  const { files } = await exportOf(owner)
  const [heading, first, second] = files.get('entries.csv')!.split('\r\n')
  expect(heading).toMatch(/^Client,Retainer,Entry ID,Date,Duration,Hours,Description/)
  expect(first).toMatch(/^'=1\+1,'@SUM\(A1\),[0-9a-f-]{36},2026-07-06,2:30:00,2.5,'=cmd\(\),/)
  expect(second).toContain('"Plain, with a comma"')
  expect(files.get('cycles.csv')!.split('\r\n')[1]).toMatch(/,2026-07-01,2026-07-31,open,20,0,0,20,3,17,0$/)
})

test('only an owner takes everything out', async () => {
  const { origin, key } = await studio()
  const answers = await Promise.all(
    (['read', 'write', 'admin'] as const).map(async (scope) =>
      supertest(origin)
        .get('/api/v1/workspace/export')
        .set(await key(scope)),
    ),
  )
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 200])
  expect(answers[2]!.headers).toMatchObject({
    'content-type': 'application/zip',
    'content-disposition': 'attachment; filename="hourtab-export.zip"',
    'cache-control': 'no-store',
  })
})

// What stays behind, and why: it opens doors, is made anew from the rest, or is a matter of the instance.
const stays: Record<string, string[] | 'whole'> = {
  workspaces: ['plan', 'is_sample'],
  users: ['password_hash', 'home_workspace_id'],
  share_links: ['sealed_token'],
  members: [],
  sessions: 'whole',
  api_keys: 'whole',
  answers: 'whole',
  mails: 'whole',
  jobs: 'whole',
  webhooks: 'whole',
  deliveries: 'whole',
  sequences: 'whole',
  events: ['sequence'],
  cycle_totals: 'whole',
}

test('of every column it is decided whether it leaves', async () => {
  const { database } = await workerDatabase()
  const { rows } = await database.pool.query<{ table: string; column: string }>(`
    select c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname <> 'workspace_id'`)
  const leaves = new Map([workspaceFile, peopleFile, ...carried].map((each) => [tableName(each), each.fields.map(toSnakeCase)]))
  leaves.set('members', membership.fields.map(toSnakeCase))
  const undecided = rows.filter(({ table, column }) => {
    const kept = stays[table]
    return kept !== 'whole' && !kept?.includes(column) && !leaves.get(table)?.includes(column)
  })
  expect(undecided).toEqual([])
  for (const { table, fields } of carried) for (const field of fields) expect(Object.keys(getTableColumns(table))).toContain(field)
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { workerDatabase } from '../own-database.ts'
import { tenantTables } from './fingerprint.ts'
import { populated } from './populated.ts'

const { database } = await workerDatabase()
const home = await populated()
const otto = await home.stranger()
await otto.agent.post('/api/v1/retainers').send({ clientName: 'Otto', name: 'R', capHours: 1, startsOn: '2026-07-01' })
const tables = await tenantTables()
const mine = home.ines.me.workspace.id
const theirs = otto.me.workspace.id

/** Runs statements as the role of the app in a transaction that is rolled back; answers the rows of the last. */
async function inside(opening: string, statement: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = await database.pool.connect()
  try {
    await client.query(`begin; ${opening}`)
    const { rows } = await client.query<Record<string, unknown>>(statement, values)
    return rows
  } finally {
    await client.query('rollback')
    client.release()
  }
}
/** What is written once: the role of the app may neither move nor remove it. */
const lasting = ['alerts', 'events', 'statements']
const nowhere = 'set local role hourtab_app'
const athome = `select enter_workspace('${mine}')`

test('every table of workspaces is behind a wall that its owner cannot climb either', async () => {
  expect(tables).toEqual(expect.arrayContaining(['api_keys', 'entries', 'events', 'retainers', 'sessions', 'share_links', 'terms']))
  const { rows } = await database.pool.query<{ open: string }>(`
    select c.relname as open from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity
      and exists (select from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polcmd = '*' and pg_get_expr(p.polqual, p.polrelid) like '%workspace_id = %app.workspace_id%'
        and pg_get_expr(p.polwithcheck, p.polrelid) like '%workspace_id = %app.workspace_id%'))`)
  expect(rows).toEqual([])
})

test('no table has a second policy that lets more through', async () => {
  const { rows } = await database.pool.query(
    'select polrelid::regclass::text as table, count(*)::int as policies from pg_policy where polpermissive group by 1 having count(*) <> 1',
  )
  expect(rows).toEqual([])
})

test('the roles of the app can neither log in nor look over the walls', async () => {
  const { rows } = await database.pool.query(
    "select rolcanlogin, rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname in ('hourtab_app', 'hourtab_within')",
  )
  const weak = { rolcanlogin: false, rolsuper: false, rolbypassrls: false, rolcreaterole: false }
  expect(rows).toEqual([weak, weak])
})

test('no view looks past the walls with the eyes of its owner', async () => {
  const { rows } = await database.pool.query(`
    select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm') and not coalesce(reloptions @> '{security_invoker=true}', false)`)
  expect(rows).toEqual([])
})

describe.each(tables)('%s', (table) => {
  test('shows nothing to who is in no workspace', async () => {
    expect(await inside(nowhere, `select count(*)::int as n from ${table}`)).toEqual([{ n: 0 }])
  })

  test('shows nothing to who is in a workspace that is not named rightly', async () => {
    expect(await inside(`${nowhere}; set local app.workspace_id = ''`, `select count(*)::int as n from ${table}`)).toEqual([{ n: 0 }])
  })

  test('shows the rows of one workspace when a query forgets to name it', async () => {
    const others = await inside(athome, `select workspace_id from ${table} where workspace_id <> $1`, [mine])
    expect(others).toEqual([])
  })

  test('lets nobody write or move a row into another workspace', async () => {
    const columns = await inside(
      athome,
      'select string_agg(quote_ident(attname), $2) as names from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped',
      [table, ', '],
    )
    const names = String(columns[0]!.names)
    const foreign = names.replace('workspace_id', `'${theirs}'::uuid`)
    const { rowCount } = await database.pool.query(`select from ${table} where workspace_id = $1`, [mine])
    if (rowCount === 0) return expect(['retired_tokens', 'answers']).toContain(table)
    await expect(inside(athome, `insert into ${table} (${names}) select ${foreign} from ${table} limit 1`)).rejects.toMatchObject({
      code: '42501',
    })
    if (lasting.includes(table)) return
    await expect(inside(athome, `update ${table} set workspace_id = '${theirs}'`)).rejects.toMatchObject({ code: '42501' })
  })

  test('lets nobody remove a row of another workspace', async () => {
    const client = await database.pool.connect()
    await client.query(`begin; ${athome}`)
    const removed = lasting.includes(table) ? 0 : (await client.query(`delete from ${table} where workspace_id = $1`, [theirs])).rowCount
    await client.query('rollback')
    client.release()
    expect(removed).toBe(0)
  })
})

describe('a key that is kept to some retainers', () => {
  const within = `${athome}; select stay_within('${mine}', '{${home.ids.retainerId}}')`
  const none = `${athome}; select stay_within('${mine}', '{}')`

  test('has a wall in front of every table that says which retainer a row belongs to', async () => {
    const { rows } = await database.pool.query<{ open: string }>(`
      select c.relname as open from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'retainer_id' and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive
        and p.polcmd = '*' and p.polroles = array['hourtab_within'::regrole::oid] and pg_get_expr(p.polqual, p.polrelid) like '%retainer_id = ANY%app.retainer_ids%')`)
    expect(rows).toEqual([])
  })

  test.each(tables)('sees in %s what belongs to them, or to nobody', async (table) => {
    const { rows } = await database.pool.query(`select from pg_attribute where attrelid = '${table}'::regclass and attname = 'retainer_id'`)
    const hasRetainer = rows.length > 0
    if (hasRetainer) {
      expect(
        await inside(within, `select distinct retainer_id as id from ${table} where retainer_id <> $1`, [home.ids.retainerId]),
      ).toEqual([])
      expect(await inside(none, `select count(*)::int as n from ${table}`)).toEqual([{ n: 0 }])
    }
    const hidden = ['api_keys', 'clients', 'corrections', 'import_mappings', 'retainers', 'sessions']
    if (hidden.includes(table)) expect(await inside(none, `select count(*)::int as n from ${table}`)).toEqual([{ n: 0 }])
    expect(
      hasRetainer ||
        hidden.includes(table) ||
        ['answers', 'deliveries', 'mails', 'members', 'retired_tokens', 'sequences', 'webhooks'].includes(table),
    ).toBe(true)
  })

  test('cannot widen what it sees by entering the workspace again', async () => {
    const again = `${none}; set local role none; select enter_workspace('${mine}')`
    expect(await inside(again, 'select count(*)::int as n from entries')).toEqual([{ n: 0 }])
  })

  test('cannot write into another retainer or move a row there', async () => {
    await expect(inside(within, 'update entries set retainer_id = gen_random_uuid()')).rejects.toMatchObject({ code: '42501' })
    await expect(inside(within, "update clients set name = 'x'")).rejects.toMatchObject({ code: '42501' })
    expect(await inside(none, 'update retainers set version = version + 1 returning id')).toEqual([])
  })

  test('is kept no longer than its transaction lasts', async () => {
    await inside(none, 'select 1')
    expect(await inside(athome, 'select count(*) > 0 as "isThere" from entries')).toEqual([{ isThere: true }])
  })
})

test('what happened is written once: a workspace can neither change nor remove its events', async () => {
  await expect(inside(athome, "update events set name = 'nothing'")).rejects.toMatchObject({ code: '42501' })
  await expect(inside(athome, 'delete from events')).rejects.toMatchObject({ code: '42501' })
})

test('what was printed stays: of a statement a workspace can write only that its cycle was opened again', async () => {
  for (const change of ["document = '{}'", "hash = ''", "frozen = '{}'", 'version = 2', 'closed_at = now()'])
    await expect(inside(athome, `update statements set ${change}`)).rejects.toMatchObject({ code: '42501' })
  await expect(inside(athome, 'delete from statements')).rejects.toMatchObject({ code: '42501' })
  expect(await inside(athome, 'update statements set reopened_at = now() returning number')).toEqual([{ number: 1 }])
})

test('other workspaces and their people are not there, though no table of theirs is asked', async () => {
  expect(await inside(athome, 'select id from workspaces')).toEqual([{ id: mine }])
  expect(await inside(athome, 'select id from users')).toEqual([{ id: home.ines.me.user.id }])
  expect(await inside(athome, "update workspaces set name = 'Moro' returning id")).toEqual([{ id: mine }])
  expect(await inside(nowhere, 'select id from workspaces union all select id from users')).toEqual([])
})

test('no password can be read inside a workspace, not even as a hash', async () => {
  await expect(inside(athome, 'select password_hash from users')).rejects.toMatchObject({ code: '42501' })
  await expect(inside(athome, 'select * from users')).rejects.toMatchObject({ code: '42501' })
  expect((await inside(athome, 'select email from users where id = $1', [home.ines.me.user.id]))[0]).toEqual({ email: home.ines.email })
})

test('no account, plan or table can be changed inside a workspace', async () => {
  for (const statement of [
    "update users set name = 'x'",
    'delete from users',
    "update workspaces set plan = 'studio'",
    'delete from workspaces',
    'create table planted (id int)',
    'alter table entries disable row level security',
  ])
    await expect(inside(athome, statement)).rejects.toMatchObject({ code: '42501' })
})

test('a workspace that was left is not there in the next transaction of the connection', async () => {
  const client = await database.pool.connect()
  await client.query(`begin; ${athome}`)
  await client.query('commit')
  const { rows } = await client.query("select current_user as who, nullif(current_setting('app.workspace_id', true), '') as workspace")
  client.release()
  expect(rows[0].workspace).toBeNull()
  expect(rows[0].who).not.toBe('hourtab_app')
})

test('the name of a workspace is never read as SQL', async () => {
  await expect(database.pool.query("select enter_workspace('x''; drop table entries; --')")).rejects.toMatchObject({ code: '22P02' })
})

test('the tables are ready to be distributed by workspace', async () => {
  const { rows } = await database.pool.query(readFileSync(join(import.meta.dirname, 'citus-lint.sql'), 'utf8'))
  expect(rows).toEqual([])
})

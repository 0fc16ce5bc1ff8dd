import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { expect, test } from 'vitest'
import { ApiProcess } from './api-process.ts'
import { signUp, type Person } from './writer.ts'

const kills = 50
const rows = 1500
const file = ['Date,Description,Hours']
  .concat(Array.from({ length: rows }, (_, n) => `2026-07-${String(1 + (n % 28)).padStart(2, '0')},"Vendor A: call ${n}",0.25`))
  .join('\n')

type Answer = { status: number; body: Record<string, any> }

async function ask(api: ApiProcess, { authorization }: Person, method: string, path: string, given: { csv?: string; key?: string } = {}) {
  const headers = {
    authorization,
    ...(given.csv !== undefined && { 'content-type': 'text/csv' }),
    ...(given.key !== undefined && { 'idempotency-key': given.key }),
  }
  const response = await fetch(`${api.origin}/api/v1/${path}`, { method, headers, body: given.csv })
  return { status: response.status, body: await response.json() } as Answer
}

async function expectAllOrNone(api: ApiProcess) {
  await api.start()
  try {
    const person = await signUp(api)
    const retainer = `retainers/${person.retainerId}`
    const draft = async () => (await ask(api, person, 'POST', `${retainer}/imports`, { csv: file })).body.import
    const countOf = async () => {
      const { body } = await ask(api, person, 'GET', `${retainer}/balance?on=2026-07-06`)
      return body.balance.entryCount as number
    }
    const outcomes = new Set<number>()
    let longest = 400
    for (let kill = 1; kill <= kills; kill++) {
      const { id } = await draft()
      const key = `publish-${kill}`
      const publish = () => ask(api, person, 'POST', `imports/${id}/publish`, { key })
      const began = performance.now()
      const first = publish().catch(() => undefined)
      await wait((longest * kill) / kills)
      await api.kill()
      if (await first) longest = performance.now() - began
      await api.start()

      const kept = await countOf()
      const { body } = await ask(api, person, 'GET', `imports/${id}`)
      expect([kept, body.import.state]).toEqual(kept === 0 ? [0, 'draft'] : [rows, 'published'])
      outcomes.add(kept)
      // Whoever did not get an answer asks again, with the same key.
      const again = await publish()
      expect([again.status, await countOf()]).toEqual([200, rows])
      expect((await draft()).totals).toMatchObject({ new: 0, unchanged: rows, changeSeconds: 0 })
      expect((await ask(api, person, 'POST', `imports/${id}/undo`)).status).toBe(200)
      expect(await countOf()).toBe(0)
    }
    expect([...outcomes].toSorted((a, b) => a - b)).toEqual([0, rows])
  } finally {
    await api.kill()
  }
}

test('killed at fifty points of a publish, the embedded database holds all rows of the import or none, and never one twice', async () => {
  const home = await mkdtemp(join(tmpdir(), 'ht-kill-import-'))
  await expectAllOrNone(new ApiProcess({ DATA_DIR: home }))
  await rm(home, { recursive: true })
}, 900_000)

// On the server of TEST_DATABASE_URL, when there is one.
const servers = [process.env.TEST_DATABASE_URL].filter((url) => url !== undefined)

test.each(servers)(
  'killed at fifty points of a publish, the api on Postgres holds all rows of the import or none, and never one twice',
  async (server) => {
    const home = await mkdtemp(join(tmpdir(), 'ht-kill-import-'))
    const name = `hourtab_kill_${randomBytes(4).toString('hex')}`
    const admin = new pg.Client({ connectionString: server })
    await admin.connect()
    await admin.query(`create database ${name}`)
    const databaseUrl = Object.assign(new URL(server), { pathname: `/${name}` }).href
    await expectAllOrNone(new ApiProcess({ DATA_DIR: home, DATABASE_URL: databaseUrl }))
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
    await rm(home, { recursive: true })
  },
  900_000,
)

import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rounds } from '../../../../test/rounds.ts'
import { openDatabase } from '../open.ts'
import { inChild } from './in-child.ts'

let home = ''
beforeAll(async () => void (home = await mkdtemp(join(tmpdir(), 'ht-open-'))))
afterAll(() => rm(home, { recursive: true, force: true }))

const kills = rounds({ thorough: 10, quick: 4 })
const quiet = () => {}
const open = (dataDir: string, more = {}) => openDatabase({ dataDir: join(home, dataDir), log: quiet, ...more })

test('killed again and again while it writes, the database has lost no acknowledged row and holds none twice', async () => {
  const first = await open('killed')
  await first.pool.query('create table acks (id int primary key)')
  await first.close()
  const acknowledged: number[] = []
  for (let round = 0; round < kills; round++) {
    const writer = inChild(`
      const { openDatabase } = await import(at('../open.ts'))
      const { pool } = await openDatabase({ dataDir: ${JSON.stringify(join(home, 'killed'))}, log: () => {} })
      for (let id = ${(round + 1) * 100_000}; ; id++) {
        await pool.query('insert into acks values ($1)', [id])
        process.stdout.write('ack ' + id + '\\n')
        if (id % 100_000 === ${20 + 30 * round}) process.stdout.write('enough\\n')
      }`)
    await writer.line('enough')
    await writer.kill()
    acknowledged.push(...writer.lines.filter((line) => line.startsWith('ack ')).map((line) => Number(line.slice(4))))
  }
  const { pool, close } = await open('killed')
  const { rows } = await pool.query<{ id: number }>('select id from acks')
  const present = new Set(rows.map(({ id }) => id))
  expect(acknowledged.length).toBeGreaterThan(50 * kills)
  expect(acknowledged.filter((id) => !present.has(id))).toEqual([])
  // At most the one row that was being acknowledged at each kill is there unheard.
  expect(present.size - acknowledged.length).toBeLessThanOrEqual(10)
  await close()
}, 120_000)

test('a first start that was killed half-way is begun again', async () => {
  await mkdir(join(home, 'half', 'db.unfinished'), { recursive: true })
  await writeFile(join(home, 'half', 'db.unfinished', 'PG_VERSION'), '18')
  const { pool, close } = await open('half')
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await close()
  expect((await readdir(join(home, 'half'))).toSorted()).toEqual(['db', 'socket', 'version'])
})

test('a first start on a nearly full disk is refused', async () => {
  await expect(open('full', { minimumFreeBytes: Number.MAX_SAFE_INTEGER })).rejects.toThrow('is nearly full')
  expect(await readdir(join(home, 'full'))).toEqual([])
})

test('a database on a nearly full disk is read, and says that it has no room to write', async () => {
  await (await open('tight')).close()
  const tight = await open('tight', { minimumFreeBytes: Number.MAX_SAFE_INTEGER })
  expect(tight.hasRoom()).toBe(false)
  expect((await tight.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await tight.close()
})

test('a backup taken while the database is written to holds one moment of it, and restores to that', async () => {
  const source = await open('source')
  await source.pool.query('create table pairs (id int, half int)')
  const writing = (async () => {
    for (let id = 0; id < 200; id++) await source.pool.query('insert into pairs values ($1, 1), ($1, 2)', [id])
  })()
  const file = join(home, 'backup.tar.gz')
  await source.pool.query('select from pairs')
  await source.backUp!(file)
  await writing
  await source.close()
  const restored = await open('restored', { startFrom: file })
  const { rows } = await restored.pool.query<{ halves: number; wholes: number }>(
    'select count(*) as halves, count(distinct id) as wholes from pairs',
  )
  expect(rows[0]!.halves).toBe(rows[0]!.wholes * 2)
  expect(rows[0]!.wholes).toBeGreaterThan(0)
  await restored.close()
})

test('a socket that a crash left behind is removed by the next start', async () => {
  const left = join(tmpdir(), 'ht-left00')
  await mkdir(left, { recursive: true })
  await mkdir(join(home, 'swept'))
  await writeFile(join(home, 'swept', 'socket'), left)
  const { close } = await open('swept')
  expect(await readdir(tmpdir())).not.toContain('ht-left00')
  await close()
})

import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../open.ts'
import { stampDirectory, written } from './version-stamp.ts'

let home = ''
beforeEach(async () => void (home = await mkdtemp(join(tmpdir(), 'ht-stamp-'))))
afterEach(() => rm(home, { recursive: true, force: true }))

test('a directory is stamped once and opens again', async () => {
  await stampDirectory(home)
  expect(JSON.parse(readFileSync(join(home, 'version'), 'utf8'))).toEqual(written)
  await stampDirectory(home)
})

test.each([
  JSON.stringify({ ...written, postgres: 17 }),
  JSON.stringify({ ...written, format: 2 }),
  JSON.stringify({ ...written, pglite: '0.4' }),
  '?',
])('a directory stamped %s is refused by a sentence that says what to do', async (stamp) => {
  await writeFile(join(home, 'version'), stamp)
  await expect(stampDirectory(home)).rejects.toThrow(
    /was written by another version .* start the HourTab that wrote it, export each workspace/,
  )
})

test('a database that was copied without its stamp is judged by what it says itself', async () => {
  await mkdir(join(home, 'db'))
  await writeFile(join(home, 'db', 'PG_VERSION'), '17\n')
  await expect(stampDirectory(home)).rejects.toThrow('was written by another version')
  await writeFile(join(home, 'db', 'PG_VERSION'), '18\n')
  await stampDirectory(home)
})

test('the stamp names the engine that is installed', async () => {
  const database = await openDatabase({ dataDir: 'memory://', log: () => {} })
  const { rows } = await database.pool.query<{ version: string }>(`select current_setting('server_version_num') as version`)
  await database.close()
  const installed = new URL('../package.json', import.meta.resolve('@electric-sql/pglite'))
  const { version } = JSON.parse(readFileSync(installed, 'utf8')) as { version: string }
  expect({ postgres: Number(rows[0]!.version.slice(0, 2)), pglite: version.split('.').slice(0, 2).join('.') }).toEqual({
    postgres: written.postgres,
    pglite: written.pglite,
  })
})

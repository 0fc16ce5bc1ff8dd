import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { exportOf } from '../../../test/export-of.ts'
import { ownDatabase } from '../../../test/own-database.ts'
import { studio } from '../../../test/studio.ts'
import type { Database } from '../../platform/database/open.ts'
import { inOneTransaction } from '../../platform/database/one-transaction.ts'
import { importExport } from './import-export.ts'
import { openExport } from './open-export.ts'

let folder = ''
let whole: Awaited<ReturnType<typeof exportOf>>
let database: Database

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ht-refused-'))
  const { owner, log } = await studio()
  for (let n = 0; n < 40; n++) await log({ description: `Entry ${n}` })
  whole = await exportOf(owner)
  ;({ database } = await ownDatabase())
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

async function takeIn(bytes: Buffer | string) {
  const path = join(folder, 'export.zip')
  await writeFile(path, bytes)
  const opened = await openExport(path)
  return inOneTransaction(database, (db) => importExport(db, opened, undefined)).finally(opened.close)
}

/** The export with some of its files written over, or left out where they are undefined. */
async function zipWith(changed: Record<string, string | undefined>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, text] of new Map([...whole.files, ...Object.entries(changed)]))
    if (text !== undefined) zip.addBuffer(Buffer.from(text), name)
  zip.end()
  return buffer(zip.outputStream)
}

const manifestWith = (change: Record<string, unknown>) => JSON.stringify({ ...JSON.parse(whole.files.get('manifest.json')!), ...change })
const cut = (at: number) => whole.bytes.subarray(0, Math.floor(whole.bytes.length * at))
const flipped = () => {
  const bytes = Buffer.from(whole.bytes)
  // Within the compressed rows of the log, which stand near the beginning.
  for (let at = 2000; at < 2040; at++) bytes[at] = bytes[at]! ^ 0xff
  return bytes
}
const entries = () => whole.files.get('entries.json')!

const damaged: [string, () => Promise<Buffer | string> | Buffer | string, RegExp][] = [
  ['no file at all', () => '', /is no whole zip file: take the export out again/],
  ['a text', () => 'Date,Hours\n2026-07-01,1\n', /is no whole zip file/],
  ['half of it', () => cut(0.5), /is no whole zip file: take the export out again and copy all of it\.$/],
  ['all but its end', () => cut(0.99), /is no whole zip file/],
  ['another zip', () => zipWith({ 'manifest.json': undefined }), /is no export of a HourTab workspace: take one out in the settings/],
  ['a zip with a manifest of others', () => zipWith({ 'manifest.json': '{"name":"x"}' }), /is no export of a HourTab workspace/],
  [
    'a newer format',
    () => zipWith({ 'manifest.json': manifestWith({ version: 2 }) }),
    /newer HourTab \(format 2, this one reads 1\): import it with that version\.$/,
  ],
  ['a manifest without sums', () => zipWith({ 'manifest.json': manifestWith({ balances: undefined }) }), /is damaged in manifest\.json/],
  ['a file that is missing', () => zipWith({ 'entries.json': undefined }), /is damaged in entries\.json: take the export out again/],
  ['bytes that were turned', flipped, /is damaged in|is no whole zip file/],
  ['an entry that was changed', () => zipWith({ 'entries.json': entries().replace('3600', '7200') }), /is damaged in entries\.json/],
  [
    'an entry that was left out',
    () => zipWith({ 'entries.json': `[\n${entries().split('\n').slice(2).join('\n')}` }),
    /is damaged in entries\.json/,
  ],
  [
    'balances that come out otherwise',
    () => zipWith({ 'manifest.json': manifestWith({ balances: { cycles: 1, sha256: '0'.repeat(64) } }) }),
    /balances of this export do not come out as they were, and nothing was imported/,
  ],
]

test.each(damaged)('%s is refused in a sentence, and nothing of it stays', async (_what, made, sentence) => {
  const bytes = await made()
  if (_what === 'bytes that were turned') expect(bytes.length).toBe(whole.bytes.length)
  await expect(takeIn(bytes)).rejects.toThrow(sentence)
  const { rows } = await database.pool.query(
    'select (select count(*) from workspaces) + (select count(*) from users) + (select count(*) from entries) as rows',
  )
  expect(rows).toEqual([{ rows: 0 }])
})

test('the file itself, untouched, is taken in', async () => {
  expect(await takeIn(whole.bytes)).toHaveLength(1)
})

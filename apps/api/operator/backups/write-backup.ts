import { open, rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Db } from '../../src/platform/context.ts'
import { tablesInOrder, type Listed } from '../../src/platform/database/catalog.ts'
import { migrationsOf } from '../../src/platform/database/migrate.ts'
import { inOneTransaction } from '../../src/platform/database/one-transaction.ts'
import type { Database } from '../../src/platform/database/open.ts'
import { quotedId, readLines } from '../../src/platform/database/read-lines.ts'
import { formatVersion, mark, secretIdOf, type Header, type Section, type Sums } from './format.ts'
import { lookAt, sumAllBalances, workspaceIds } from './sums.ts'

/** The secret of an instance, and whether it goes into the backup. */
export type Kept = { secret: string | undefined; isIncluded: boolean }

/** Writes everything in a database to a file, as it is at one moment; whoever works meanwhile goes on. Only the operator can read the file. */
export async function writeBackup(database: Database, file: string, kept: Kept): Promise<Sums> {
  const unfinished = `${file}.unfinished`
  const handle = await open(unfinished, 'wx', 0o600)
  try {
    const still = 'set transaction isolation level repeatable read, read only'
    const sums = await inOneTransaction(
      database,
      async (db) => {
        const found: { sums?: Sums } = {}
        const lines = linesOf(db, kept, (all) => (found.sums = all))
        await pipeline(lines, createGzip(), handle.createWriteStream({ flush: true }))
        return found.sums!
      },
      still,
    )
    await rename(unfinished, file)
    return sums
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

async function* linesOf(db: Db, { secret, isIncluded }: Kept, summed: (sums: Sums) => void): AsyncGenerator<string> {
  const told = (value: Header | Section | Sums) => `${mark}${JSON.stringify(value)}\n`
  const schema = await migrationsOf(db)
  const secretId = secret === undefined ? null : secretIdOf(secret)
  yield told({ format: 'hourtab-backup', version: formatVersion, schema, secretId, secret: isIncluded ? (secret ?? null) : null })

  const rows: Record<string, number> = {}
  const tables = await tablesInOrder(db)
  async function* section({ name, key }: Listed, workspaceId: string | null) {
    rows[name] ??= 0
    const where = workspaceId === null ? '' : `where t.workspace_id = ${quotedId(workspaceId)}`
    const order = key.map((column) => `t."${column}"`).join(', ')
    let isBegun = false
    for await (const lines of readLines(db, `select row_to_json(t)::text as line from "${name}" t ${where} order by ${order}`)) {
      if (!isBegun) yield told({ table: name, workspaceId })
      isBegun = true
      rows[name] += lines.length
      yield `${lines.join('\n')}\n`
    }
  }
  for (const table of tables.filter(({ isTenant }) => !isTenant)) yield* section(table, null)
  for (const id of await workspaceIds(db)) {
    await lookAt(db, id)
    for (const table of tables.filter(({ isTenant }) => isTenant)) yield* section(table, id)
  }
  const sums = { rows, balances: await sumAllBalances(db) }
  yield told(sums)
  summed(sums)
}

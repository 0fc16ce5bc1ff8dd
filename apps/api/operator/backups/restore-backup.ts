import { sql } from 'drizzle-orm'
import type { Db } from '../../src/platform/context.ts'
import { tablesInOrder } from '../../src/platform/database/catalog.ts'
import { migrate, migrationsIn, migrationsOf } from '../../src/platform/database/migrate.ts'
import { inOneTransaction } from '../../src/platform/database/one-transaction.ts'
import type { Database } from '../../src/platform/database/open.ts'
import { dbOver } from '../../src/platform/tenancy.ts'
import type { Sums } from './format.ts'
import type { Backup } from './read-backup.ts'
import { lookAt, sumAllBalances } from './sums.ts'

type Given = {
  database: Database
  migrations: string
  isReplacing: boolean
  /** Tables whose rows another secret sealed. */ without: string[]
}

const differs = 'What was restored is not what the backup says it holds'

/** Puts a backup into a database, whole or not at all, then brings that up to this version; answers what it comes to. */
export async function restoreBackup({ header, parts }: Backup, { database, migrations, isReplacing, without }: Given): Promise<Sums> {
  const known = migrationsIn(migrations)
  if (header.schema.some((at) => !known.includes(at))) throw new Error('A newer HourTab made this backup: restore it with that version.')
  await refuseNewer(database, header.schema)
  await migrate(database, migrations, header.schema.at(-1) ?? 0)
  const isCurrent = header.schema.length === known.length
  const sums = await inOneTransaction(database, async (db) => {
    await makeEmpty(db, isReplacing)
    const rows: Record<string, number> = {}
    let promised: Sums | undefined
    for await (const part of parts) {
      if ('sums' in part) promised = part.sums
      else {
        const { table, workspaceId } = part.section
        rows[table] = (rows[table] ?? 0) + part.rows.length
        if (without.includes(table)) continue
        if (workspaceId !== null) await lookAt(db, workspaceId)
        await db.execute(
          sql`insert into ${sql.identifier(table)} select * from json_populate_recordset(null::${sql.identifier(table)}, ${`[${part.rows.join(',')}]`}::json)`,
        )
      }
    }
    for (const [table, count] of Object.entries(promised!.rows))
      if ((rows[table] ?? 0) !== count) throw new Error(`${differs}, in ${table}.`)
    if (isCurrent) await needSameBalances(db, promised!)
    return promised!
  })
  if (isCurrent) return sums
  await migrate(database, migrations)
  await inOneTransaction(database, (db) => needSameBalances(db, sums))
  return sums
}

async function needSameBalances(db: Db, { balances }: Sums): Promise<void> {
  if ((await sumAllBalances(db)) !== balances) throw new Error(`${differs}: its balances come out differently.`)
}

async function refuseNewer({ pool }: Database, schema: number[]): Promise<void> {
  const present = await migrationsOf(dbOver(pool))
  if (present.some((at) => !schema.includes(at)))
    throw new Error(
      'This database is of a newer version than the backup: restore it into a new database, or an empty DATA_DIR, where it is brought up to date.',
    )
}

async function makeEmpty(db: Db, isReplacing: boolean): Promise<void> {
  const { rows } = await db.execute<{ workspaces: number }>(sql`select count(*)::int as workspaces from workspaces`)
  const { workspaces } = rows[0]!
  if (workspaces > 0 && !isReplacing)
    throw new Error(
      `This database holds ${workspaces} ${workspaces === 1 ? 'workspace' : 'workspaces'}, and nothing was changed: restore into a new one, or say --replace to remove what is here.`,
    )
  const names = (await tablesInOrder(db)).map(({ name }) => sql.identifier(name))
  await db.execute(sql`truncate ${sql.join(names, sql`, `)}`)
}

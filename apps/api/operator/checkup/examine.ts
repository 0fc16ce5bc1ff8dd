import { existsSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import type { Db } from '../../src/platform/context.ts'
import { inOneTransaction } from '../../src/platform/database/one-transaction.ts'
import type { Database } from '../../src/platform/database/open.ts'
import { givenSecret, readSecrets, secretFile } from '../../src/platform/secrets.ts'
import { migrations, withDatabase, type Settings } from '../opened.ts'
import { checkBooks, checkSeals } from './books.ts'
import { reasonOf, unknown, well, wrong, type Finding } from './finding.ts'
import { checkSchema, checkWalls } from './schema.ts'
import { checkSurroundings, hasEmbedded } from './surroundings.ts'

/** Looks at an instance from the settings to the last entry, changing nothing. */
export async function examine(settings: Settings): Promise<Finding[]> {
  const findings = [well('settings', 'They can be read.'), ...checkSurroundings(settings)]
  if (settings.databaseUrl === undefined && !hasEmbedded(settings))
    return [...findings, well('database', `There is none in ${settings.dataDir} yet: the server makes it when it starts.`)]
  try {
    return [...findings, ...(await withDatabase(settings, (database) => checkDatabase(database, settings)))]
  } catch (error) {
    return [
      ...findings,
      inUse.test(reasonOf(error)) ? unknown('database', `${reasonOf(error)} The rest is looked at when it is stopped.`) : away(error),
    ]
  }
}

const inUse = /is already using|is using/
const away = (error: unknown) => wrong('database', `It cannot be opened: ${reasonOf(error)}`)

async function checkDatabase(database: Database, settings: Settings): Promise<Finding[]> {
  return inOneTransaction(
    database,
    async (db) => {
      const schema = await checkSchema(db, migrations)
      const first = [await checkVersion(db, database), schema]
      if (schema.state === 'wrong' || !(await hasTables(db))) return first
      const hasSecret = givenSecret(settings) !== undefined || existsSync(secretFile(settings.dataDir))
      const seals = hasSecret ? [await checkSeals(db, readSecrets(settings).sealKey)] : []
      return [...first, await checkWalls(db), ...(await checkBooks(db)), ...seals]
    },
    'set transaction isolation level repeatable read, read only',
  )
}

async function hasTables(db: Db): Promise<boolean> {
  const { rows } = await db.execute<{ isThere: boolean }>(sql`select to_regclass('public.statements') is not null as "isThere"`)
  return rows[0]!.isThere
}

async function checkVersion(db: Db, { kind }: Database): Promise<Finding> {
  const { rows } = await db.execute<{ version: string }>(sql`select current_setting('server_version') as version`)
  const { version } = rows[0]!
  const says = `${kind === 'embedded' ? 'Embedded' : 'Postgres'} ${version} answers, and nobody else holds its folder.`
  if (kind === 'embedded') return well('database', says)
  return Number.parseInt(version, 10) < 15
    ? wrong('database', `Postgres ${version} is older than 15.`)
    : well('database', `Postgres ${version} answers.`)
}

import { existsSync, readFileSync } from 'node:fs'
import { migrate } from '../src/platform/database/migrate.ts'
import { givenSecret, secretFile } from '../src/platform/secrets.ts'
import { writeBackup, type Kept } from './backups/write-backup.ts'
import { say, typed, type Command } from './command.ts'
import { migrations, readSettings, withDatabase, type Settings } from './opened.ts'

const usage = `  backup FILE [--without-secret]
      writes everything to a file that only you can read, whichever database it is in. Postgres goes on serving meanwhile. The secret in
      DATA_DIR goes along, because without it the URLs of links cannot be shown again; keep the file as you keep a password`

async function run(args: string[]): Promise<number> {
  const { values, positionals } = typed(usage, args, 1, { 'without-secret': { type: 'boolean' } })
  const [file] = positionals as [string]
  if (existsSync(file)) throw new Error(`There is a file ${file} already: name another.`)
  const settings = readSettings()
  const kept = keptSecret(settings, values['without-secret'] === true)
  await withDatabase(settings, async (database) => {
    await migrate(database, migrations)
    const { rows } = await writeBackup(database, file, kept)
    const all = Object.values(rows).reduce((sum, count) => sum + count, 0)
    say(`${file} holds ${rows.workspaces} workspaces and ${rows.users} accounts, ${all} rows in all.`)
  })
  if (!kept.isIncluded && kept.secret) say('The secret is not in it: keep SESSION_SECRET, or the file secret in DATA_DIR, beside it.')
  return 0
}

function keptSecret(settings: Settings, isUnwanted: boolean): Kept {
  const given = givenSecret(settings)
  const own = secretFile(settings.dataDir)
  const secret = given ?? (existsSync(own) ? readFileSync(own, 'utf8').trim() : undefined)
  return { secret, isIncluded: given === undefined && !isUnwanted }
}

export const backup: Command = { usage, run }

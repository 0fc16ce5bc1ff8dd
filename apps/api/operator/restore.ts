import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { givenSecret, secretFile } from '../src/platform/secrets.ts'
import { secretIdOf, type Header } from './backups/format.ts'
import { readBackup } from './backups/read-backup.ts'
import { restoreBackup } from './backups/restore-backup.ts'
import { say, typed, type Command } from './command.ts'
import { migrations, readSettings, withDatabase, type Settings } from './opened.ts'

const usage = `  restore FILE [--replace]
      puts a backup into an empty database, embedded or Postgres, whichever it was made of; with --replace, in place of what is there`

async function run(args: string[]): Promise<number> {
  const { values, positionals } = typed(usage, args, 1, { replace: { type: 'boolean' } })
  const settings = readSettings()
  const backup = await readBackup(positionals[0]!)
  const isReadable = canRead(settings, backup.header)
  const without = isReadable ? [] : ['sessions', 'answers']
  await withDatabase(settings, async (database) => {
    const { rows } = await restoreBackup(backup, { database, migrations, isReplacing: values.replace === true, without })
    keepSecret(settings, backup.header)
    const all = Object.values(rows).reduce((sum, count) => sum + count, 0)
    say(
      `${rows.workspaces} workspaces and ${rows.users} accounts are back, ${all} rows in all, and every balance is the same to the second.`,
    )
  })
  if (!isReadable) say('The secret here is another: links open, but their URLs cannot be shown again, and everybody signs in anew.')
  return 0
}

const ownSecret = ({ dataDir }: Settings): string | undefined => {
  const file = secretFile(dataDir)
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
}

/** Whether what the backup holds sealed can be opened here. */
function canRead(settings: Settings, { secret, secretId }: Header): boolean {
  const given = givenSecret(settings)
  if (given === undefined && secret !== null) return true
  const here = given ?? ownSecret(settings)
  return secretId === null || (here !== undefined && secretIdOf(here) === secretId)
}

function keepSecret(settings: Settings, { secret }: Header): void {
  if (secret === null || givenSecret(settings) !== undefined || ownSecret(settings) === secret) return
  const file = secretFile(settings.dataDir)
  mkdirSync(settings.dataDir, { recursive: true })
  if (existsSync(file)) {
    renameSync(file, `${file}.before`)
    say(`The secret of before is kept as ${file}.before.`)
  }
  writeFileSync(file, secret, { mode: 0o600, flag: 'wx', flush: true })
}

export const restore: Command = { usage, run }

import { Email } from '@hourtab/contract/accounts'
import { importExport } from '../src/features/exports/import-export.ts'
import { openExport } from '../src/features/exports/open-export.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { inOneTransaction } from '../src/platform/database/one-transaction.ts'
import { say, typed, type Command } from './command.ts'
import { migrations, readSettings, withDatabase } from './opened.ts'

const usage = `  import FILE.zip [--owner EMAIL]
      takes in a workspace that was taken out elsewhere, whole or not at all. EMAIL is the address of its owner here, by default the
      one in the file; where that has an account with an empty workspace, the file takes its place`

async function run(args: string[]): Promise<number> {
  const { values, positionals } = typed(usage, args, 1, { owner: { type: 'string' } })
  const owner = Email.optional().safeParse(values.owner)
  if (!owner.success) throw new Error(`${values.owner} is no e-mail address.`)
  const opened = await openExport(positionals[0]!)
  try {
    await withDatabase(readSettings(), async (database) => {
      await migrate(database, migrations)
      const arrived = await inOneTransaction(database, (db) => importExport(db, opened, owner.data))
      const { workspace, files, balances } = opened.manifest
      const rows = files.filter(({ name }) => name.endsWith('.json')).reduce((sum, file) => sum + file.rows, 0)
      say(`${workspace.name} is here: ${rows} rows, and the balances of ${balances.cycles} cycles are the same to the second.`)
      for (const { email, password } of arrived)
        say(
          password
            ? `${email} signs in with ${password} and sets a password of their own in the settings.`
            : `${email} signs in as before.`,
        )
    })
  } finally {
    opened.close()
  }
  return 0
}

export const importFile: Command = { usage, run }

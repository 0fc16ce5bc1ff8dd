import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { Plan } from '@hourtab/contract/accounts'
import { findUser } from '../src/features/accounts/queries.ts'
import { setPlan } from '../src/features/workspaces/set-plan.ts'
import { systemClock } from '../src/platform/clock.ts'
import { readConfig } from '../src/platform/config.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { openDatabase } from '../src/platform/database/open.ts'
import { inTransaction } from '../src/platform/tenancy.ts'

const usage = `pnpm hourtab plan EMAIL ${Plan.options.join('|')}    sets the plan of the workspace that this account founded`
const root = realpathSync(resolve(import.meta.dirname, '../../..'))
const say = (line: string) => process.stdout.write(`${line}\n`)

try {
  await operate(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

async function operate([command, email, wanted]: string[]) {
  const plan = Plan.safeParse(wanted)
  if (command !== 'plan' || !email || !plan.success) throw new Error(usage)
  const config = readConfig(process.env)
  const database = await openDatabase({ databaseUrl: config.databaseUrl, dataDir: resolve(root, config.dataDir), log: say })
  try {
    await migrate(database, resolve(import.meta.dirname, '../migrations'))
    await inTransaction(database, async (db) => {
      const user = await findUser(db, email)
      if (!user) throw new Error(`There is no account ${email}.`)
      const workspace = await setPlan(db, systemClock, user.homeWorkspaceId, plan.data)
      say(`${workspace.name} is on the ${workspace.plan} plan.`)
    })
  } finally {
    await database.close()
  }
}

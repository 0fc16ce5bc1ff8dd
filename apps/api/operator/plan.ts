import { Plan } from '@hourtab/contract/accounts'
import { findUser } from '../src/features/accounts/queries.ts'
import { setPlan } from '../src/features/workspaces/set-plan.ts'
import { systemClock } from '../src/platform/clock.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { inTransaction } from '../src/platform/tenancy.ts'
import { say, typed, type Command } from './command.ts'
import { migrations, readSettings, withDatabase } from './opened.ts'

const usage = `  plan EMAIL ${Plan.options.join('|')}
      sets the plan of the workspace that this account founded`

async function run(args: string[]): Promise<number> {
  const [email, wanted] = typed(usage, args, 2, {}).positionals as [string, string]
  const chosen = Plan.safeParse(wanted)
  if (!chosen.success) throw new Error(`Type it like this:\n${usage}`)
  await withDatabase(readSettings(), async (database) => {
    await migrate(database, migrations)
    await inTransaction(database, async (db) => {
      const user = await findUser(db, email)
      if (!user) throw new Error(`There is no account ${email}.`)
      const workspace = await setPlan(db, systemClock, user.homeWorkspaceId, chosen.data)
      say(`${workspace.name} is on the ${workspace.plan} plan.`)
    })
  })
  return 0
}

export const plan: Command = { usage, run }

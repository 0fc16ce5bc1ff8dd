import { randomBytes } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { foundWorkspace } from '../src/features/accounts/found-workspace.ts'
import { hashPassword } from '../src/features/accounts/passwords.ts'
import { findUser } from '../src/features/accounts/queries.ts'
import { retainersAfter } from '../src/features/retainers/queries.ts'
import { toShareLink } from '../src/features/share-links/link-view.ts'
import { linksOf } from '../src/features/share-links/queries.ts'
import { systemClock } from '../src/platform/clock.ts'
import { readConfig } from '../src/platform/config.ts'
import type { Deps } from '../src/platform/context.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { openDatabase } from '../src/platform/database/open.ts'
import { makeLimits } from '../src/platform/limits.ts'
import { makeLive } from '../src/platform/live.ts'
import { openOutbound } from '../src/platform/outbound/open-outbound.ts'
import { readSecrets } from '../src/platform/secrets.ts'
import { inTransaction, inWorkspace } from '../src/platform/tenancy.ts'
import { tellSampleStudio } from './sample-studio.ts'

const email = 'ines@moro.example'
const root = realpathSync(resolve(import.meta.dirname, '../../..'))
const say = (line: string) => process.stdout.write(`${line}\n`)

try {
  await seed()
} catch (error) {
  process.stderr.write(`The sample studio was not made. ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

async function seed() {
  const config = readConfig(process.env)
  const dataDir = resolve(root, config.dataDir)
  const database = await openDatabase({ databaseUrl: config.databaseUrl, dataDir, log: say })
  const live = makeLive(database, () => {})
  try {
    await migrate(database, resolve(import.meta.dirname, '../migrations'))
    const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`
    await makeStudio({
      config: { planLimits: false, publicUrl },
      database,
      clock: systemClock,
      secrets: readSecrets({ ...config, dataDir }),
      limits: makeLimits(false),
      live,
      outbound: openOutbound({ allowPrivate: false }),
      signAccess: () => {
        throw new Error('Nobody signs in here.')
      },
    })
  } finally {
    await live.close()
    await database.close()
  }
}

async function makeStudio(deps: Deps) {
  const { database, config, clock } = deps
  if (await inTransaction(database, (db) => findUser(db, email))) return say(`There is an account ${email} already. Nothing was changed.`)
  const password = randomBytes(12).toString('base64url')
  const passwordHash = await hashPassword(password)
  const owner = { email, name: 'Ines Moro', workspaceName: 'Moro PMO', passwordHash, isSample: false }
  const made = await inTransaction(database, (db) => foundWorkspace(db, clock, owner))
  await tellSampleStudio(deps, made)
  say(
    `A studio with three clients is ready.\n\nSign in at ${config.publicUrl}/sign-in\n  ${email}\n  ${password}\n\nWhat the clients open:`,
  )
  await inWorkspace(database, made.workspaceId, async (db) => {
    for (const { id, name, clientName } of await retainersAfter(db, made.workspaceId, { limit: 50 })) {
      for (const link of await linksOf(db, made.workspaceId, id))
        say(`  ${clientName}, ${name}, for the ${link.name}: ${toShareLink(link, deps).url}`)
    }
  })
}

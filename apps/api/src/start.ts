import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { createApp } from './app.ts'
import { keepDelivering } from './features/deliveries/keep-delivering.ts'
import { keepSending } from './features/mails/keep-sending.ts'
import { closeByItself } from './features/statements/close-by-itself.ts'
import { systemClock } from './platform/clock.ts'
import { readConfig } from './platform/config.ts'
import { builtApps } from './platform/console-page.ts'
import { migrate } from './platform/database/migrate.ts'
import { openDatabase } from './platform/database/open.ts'
import { makeLimits } from './platform/limits.ts'
import { makeLive } from './platform/live.ts'
import { openMailer } from './platform/mailer.ts'
import { openOutbound } from './platform/outbound/open-outbound.ts'
import { readSecrets } from './platform/secrets.ts'

const root = realpathSync(resolve(import.meta.dirname, '../../..'))
const say = (line: string) => process.stdout.write(`${line}\n`)

try {
  await start()
} catch (error) {
  process.stderr.write(`HourTab cannot start. ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

async function start() {
  const config = readConfig(process.env)
  const dataDir = resolve(root, config.dataDir)
  const database = await openDatabase({ databaseUrl: config.databaseUrl, dataDir, log: say })
  await migrate(database, resolve(import.meta.dirname, '../migrations'))
  const secrets = readSecrets({ ...config, dataDir })
  // The address is known once the port is: until then nobody can ask for a link.
  const settings = { planLimits: config.planLimits, publicUrl: config.publicUrl ?? `http://localhost:${config.port}` }
  const live = makeLive(database, (error) => say(`Live updates: ${String(error)}`))
  const mailer = config.smtpUrl === undefined ? undefined : openMailer({ smtpUrl: config.smtpUrl, mailFrom: config.mailFrom })
  const outbound = openOutbound({ allowPrivate: config.webhooksAllowPrivate })
  const app = await createApp({
    config: settings,
    database,
    clock: systemClock,
    secrets,
    limits: makeLimits(config.rateLimit),
    live,
    outbound,
    ...(mailer && { mailer }),
    dist: builtApps(root),
    logLevel: config.logLevel,
    trustProxy: config.trustProxy,
  })
  const closing = closeByItself({ database, clock: systemClock, live, log: say })
  const sender = mailer && keepSending({ database, clock: systemClock, mailer }, (error) => say(`Mail: ${String(error)}`))
  const delivering = keepDelivering({ database, clock: systemClock, live, secrets, outbound }, (error) => say(`Webhooks: ${String(error)}`))
  app.addHook('onClose', async () => {
    await delivering.stop()
    await sender?.stop()
    await closing.stop()
    await live.close()
    await database.close()
  })
  await app.listen({ host: config.host, port: config.port })
  const address = app.server.address()
  if (!config.publicUrl && typeof address === 'object' && address) settings.publicUrl = `http://localhost:${address.port}`

  say(`HourTab is running at ${settings.publicUrl}`)
  if (database.kind === 'embedded') say(`Your data is in ${dataDir}. For a service that others rely on, set DATABASE_URL to a Postgres.`)

  const stop = () => {
    setTimeout(() => process.exit(1), 15_000).unref()
    void app.close().then(() => process.exit(0))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

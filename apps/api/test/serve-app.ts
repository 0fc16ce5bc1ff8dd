import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { createApp } from '../src/app.ts'
import type { Clock } from '../src/platform/clock.ts'
import { builtApps } from '../src/platform/console-page.ts'
import type { Database } from '../src/platform/database/open.ts'
import { makeLimits } from '../src/platform/limits.ts'
import { makeLive } from '../src/platform/live.ts'
import { openOutbound } from '../src/platform/outbound/open-outbound.ts'
import { openMailer } from '../src/platform/mailer.ts'
import { recordTraffic } from './traffic.ts'

/** A clock that a test sets. */
export type Moving = Clock & { at: Date }
export const movingClock = (at: string): Moving => {
  const clock = { at: new Date(at), now: () => clock.at }
  return clock
}

const secrets = { sessionKey: randomBytes(32), sealKey: randomBytes(32) }

export type Settings = {
  planLimits?: boolean
  rateLimit?: boolean
  /** Whether one proxy of ours stands in front. */
  trustProxy?: boolean
  /** Sends mail where it is given; nothing is sent until a test sends what is due. */
  smtpUrl?: string
  /** Whether webhooks may lead to this machine, as they do unless told otherwise; nothing is sent until a test delivers. */
  webhooksAllowPrivate?: boolean
  /** Where others reach it; by default the port it listens on. */
  publicUrl?: string
  /** Reads every line it logs, from debug up. */
  logTo?: (line: string) => void
}

/** The whole application over real HTTP on a free port. */
export async function serveApp(database: Database, clock: Clock, given: Settings = {}) {
  const config = { planLimits: given.planLimits ?? false, publicUrl: given.publicUrl ?? 'http://localhost' }
  const live = makeLive(database, () => {})
  const mailer = given.smtpUrl ? openMailer({ smtpUrl: given.smtpUrl, mailFrom: 'HourTab <hourtab@tab.example>' }) : undefined
  const outbound = openOutbound({ allowPrivate: given.webhooksAllowPrivate ?? true, timeoutMs: 2000 })
  const app = await createApp({
    config,
    database,
    clock,
    secrets,
    live,
    outbound,
    ...(mailer && { mailer }),
    limits: makeLimits(given.rateLimit ?? false),
    dist: builtApps(resolve(import.meta.dirname, '../../..')),
    ...(given.logTo ? { logLevel: 'debug', logTo: { write: given.logTo } } : { logLevel: 'silent' }),
    trustProxy: given.trustProxy ?? false,
  })
  recordTraffic(app)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address()
  const origin = `http://127.0.0.1:${(address as { port: number }).port}`
  config.publicUrl = given.publicUrl ?? origin
  const close = async () => {
    await app.close()
    await live.close()
    mailer?.close()
  }
  return { app, origin, live, mailer, outbound, secrets, close }
}

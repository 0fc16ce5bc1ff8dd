import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ownDatabase } from './own-database.ts'

const main = resolve(import.meta.dirname, '../apps/api/dist/main.js')
const ready = /HourTab is running at (http:\/\/localhost:\d+)/
const patienceMs = 40_000

export type Product = {
  origin: string
  /** Where it keeps its data, when that is a Postgres. */
  databaseUrl: string | undefined
  /** Everything it has printed, errors included. */
  output: () => string
  stop: () => Promise<void>
}

/**
 * Starts HourTab as a person does, on a free port and with nothing in it: on its embedded database, or on a new one of the Postgres that
 * TEST_DATABASE_URL names. Given a `databaseUrl` it joins those who run on it; given an `smtpUrl` it sends mail there. Whatever it made is gone when it has stopped.
 */
export async function startProduct(given: { databaseUrl?: string; smtpUrl?: string } = {}): Promise<Product> {
  const server = process.env.TEST_DATABASE_URL
  const own = !given.databaseUrl && server ? await ownDatabase(server) : undefined
  const databaseUrl = given.databaseUrl ?? own?.databaseUrl
  const dataDir = await mkdtemp(join(tmpdir(), 'hourtab-e2e-'))
  const child = spawn(process.execPath, [main], {
    env: {
      ...withoutSettings(process.env),
      PORT: '0',
      RATE_LIMIT: 'off',
      LOG_LEVEL: 'debug',
      DATA_DIR: dataDir,
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
      ...(given.smtpUrl && { SMTP_URL: given.smtpUrl }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const hear = (chunk: Buffer) => (printed += chunk.toString())
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const gone = once(child, 'exit')
  const orphan = () => child.kill()
  process.once('exit', orphan)

  const stop = async () => {
    process.off('exit', orphan)
    if (child.exitCode === null) child.kill()
    await gone
    await own?.drop()
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    const origin = await waitForOrigin(() => printed, child)
    return { origin, databaseUrl, output: () => printed, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

// What the person who runs the tests has set for a HourTab of their own must not reach this one.
function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const settings =
    /^(HOST|PUBLIC_URL|DATABASE_URL|PLAN_LIMITS|SESSION_SECRET(_FILE)?|TRUST_PROXY|ALLOW_PLAIN_HTTP|SMTP_URL|MAIL_FROM|NODE_OPTIONS|NODE_ENV)$/
  return Object.fromEntries(Object.entries(env).filter(([name]) => !settings.test(name) && !name.startsWith('VITEST')))
}

async function waitForOrigin(printed: () => string, child: ReturnType<typeof spawn>): Promise<string> {
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline && child.exitCode === null) {
    const origin = ready.exec(printed())?.[1]
    if (origin) return origin
    await new Promise((resume) => setTimeout(resume, 25))
  }
  throw new Error(`HourTab did not start. It printed:\n${printed()}`)
}

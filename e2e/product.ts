import { spawn, type ChildProcess } from 'node:child_process'
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
  /** Ends it as a crash would, and starts it again on the same data, at the same address. */
  crash: () => Promise<{ restart: () => Promise<void> }>
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
  let printed = ''
  let child = begin('0')
  const orphan = () => child.kill()
  process.once('exit', orphan)

  function begin(port: string) {
    printed = ''
    const begun = spawn(process.execPath, [main], {
      env: {
        ...withoutSettings(process.env),
        PORT: port,
        RATE_LIMIT: 'off',
        WEBHOOKS_ALLOW_PRIVATE: 'on',
        LOG_LEVEL: 'debug',
        DATA_DIR: dataDir,
        ...(databaseUrl && { DATABASE_URL: databaseUrl }),
        ...(given.smtpUrl && { SMTP_URL: given.smtpUrl }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const hear = (chunk: Buffer) => (printed += chunk.toString())
    begun.stdout.on('data', hear)
    begun.stderr.on('data', hear)
    return begun
  }
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  const stop = async () => {
    process.off('exit', orphan)
    await end('SIGTERM')
    await own?.drop()
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    const origin = await waitForOrigin(() => printed, child)
    const crash = async () => {
      await end('SIGKILL')
      return {
        restart: async () => {
          child = begin(new URL(origin).port)
          await waitForOrigin(() => printed, child)
        },
      }
    }
    return { origin, databaseUrl, output: () => printed, stop, crash }
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

async function waitForOrigin(printed: () => string, child: ChildProcess): Promise<string> {
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline && child.exitCode === null) {
    const origin = ready.exec(printed())?.[1]
    if (origin) return origin
    await new Promise((resume) => setTimeout(resume, 25))
  }
  throw new Error(`HourTab did not start. It printed:\n${printed()}`)
}

import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'

/** A process that serves, and how to end it. */
export type Served = { origin: string; stop: () => Promise<void> }
type Product = Served & { databaseUrl: string; pid: number }

/** Starts the product as it is run, on a fresh database of the server. */
export async function startProduct(server: string): Promise<Product> {
  const name = `bench_${process.pid}_${Math.random().toString(36).slice(2, 8)}`
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  const databaseUrl = Object.assign(new URL(server), { pathname: `/${name}` }).href
  const dataDir = mkdtempSync(join(tmpdir(), 'hourtab-bench-data-'))
  const child = start(resolve(import.meta.dirname, '../apps/api/dist/main.js'), {
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    PORT: '0',
    RATE_LIMIT: 'off',
  })
  const origin = await said(child, /running at (http:\/\/\S+)/)
  const stop = async () => {
    await end(child)
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { origin: origin.replace('localhost', '127.0.0.1'), stop, databaseUrl, pid: child.pid! }
}

/** Starts the bare Fastify that stands beside the product. */
export async function startBare(databaseUrl: string, key: string): Promise<Served> {
  const child = start(resolve(import.meta.dirname, 'bare.ts'), { DATABASE_URL: databaseUrl, KEY: key })
  return { origin: await said(child, /bare at (http:\/\/\S+)/), stop: () => end(child) }
}

function start(file: string, env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [file], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] })
}

function said(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve_, reject) => {
    let text = ''
    child.stdout!.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const found = pattern.exec(text)?.[1]
      if (found) resolve_(found)
    })
    child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${text}`)))
  })
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve_) => {
    child.removeAllListeners('exit')
    child.once('exit', () => resolve_())
    child.kill('SIGTERM')
  })
}

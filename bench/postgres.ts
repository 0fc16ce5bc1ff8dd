import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

/** Runs work against a Postgres server: the one of BENCH_DATABASE_URL, or a throw-away cluster of this machine's Postgres. */
export async function withPostgres(work: (server: string) => Promise<void>): Promise<void> {
  const given = process.env.BENCH_DATABASE_URL
  if (given) return work(given)
  const folder = mkdtempSync(join(tmpdir(), 'hourtab-bench-'))
  const data = join(folder, 'data')
  const port = await freePort()
  const isRoot = userInfo().uid === 0
  if (isRoot) execFileSync('chown', ['postgres', folder])
  // Postgres refuses to run as root.
  const run = (program: string, ...args: string[]) => {
    const command = [join(binaries(), program), ...args]
    const [file, ...rest] = isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command
    execFileSync(file!, rest, { stdio: 'ignore' })
  }
  run('initdb', '-D', data, '-A', 'trust', '-U', 'postgres', '--no-instructions')
  run('pg_ctl', '-D', data, '-o', `-p ${port} -k ${folder} -h 127.0.0.1`, '-l', join(folder, 'log'), '-w', 'start')
  try {
    await work(`postgres://postgres@127.0.0.1:${port}/postgres`)
  } finally {
    run('pg_ctl', '-D', data, '-m', 'immediate', 'stop')
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The folder with the server's programs, pgbench among them. */
export function binaries(): string {
  const folder = '/usr/lib/postgresql'
  const versions = existsSync(folder) ? readdirSync(folder).toSorted((a, b) => Number(b) - Number(a)) : []
  const found = versions.map((version) => join(folder, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')))
  if (found) return found
  const config = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' })
  if (config.status === 0) return config.stdout.trim()
  throw new Error('The bench needs Postgres: install it (apt-get install postgresql), or give a server in BENCH_DATABASE_URL.')
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

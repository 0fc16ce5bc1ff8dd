import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import type { Given } from '../open.ts'
import { lockDirectory } from './lock-directory.ts'
import { roomGuard } from './room.ts'
import { supervise } from './supervise.ts'
import { stampDirectory } from './version-stamp.ts'

const port = 5432

/** Opens the database that lives in a directory of this machine, or in memory; throws when another process has the directory. */
export async function openEmbedded(given: Given) {
  if (given.dataDir.startsWith('memory://')) return serveEngine(given, given.dataDir, { hasRoom: () => true, release: () => {} })
  const home = resolve(given.dataDir)
  await mkdir(home, { recursive: true, mode: 0o700 })
  const losing = { stop: () => {} }
  const lock = await lockDirectory(home, () => losing.stop())
  try {
    await stampDirectory(home)
    const database = await serveEngine(given, join(home, 'db'), { hasRoom: roomGuard(home, given.minimumFreeBytes), release: lock.release })
    losing.stop = () => {
      given.log(`${home} was taken from this process, which stops before it does harm.`)
      database.abandon()
      process.kill(process.pid, 'SIGTERM')
    }
    return database
  } catch (error) {
    lock.release()
    throw error
  }
}

type Around = { hasRoom: () => boolean; release: () => void }

async function serveEngine(given: Given, dataDir: string, { hasRoom, release }: Around) {
  // The path of a socket holds about a hundred characters, and only this process may open it.
  const room = await mkdtemp(join(tmpdir(), 'ht-'))
  await chmod(room, 0o700)
  const engine = await supervise({ dataDir, socket: join(room, `.s.PGSQL.${port}`), startFrom: given.startFrom }, given.log).catch(
    async (error) => {
      await rm(room, { recursive: true, force: true })
      throw error
    },
  )
  const pool = new pg.Pool({
    host: room,
    port,
    user: 'postgres',
    database: 'postgres',
    // There is one backend: a second connection would meet the prepared statements and settings of the first.
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 10_000,
    onConnect: (client) => client.query('discard all') as unknown as void,
  })
  pool.on('error', (error) => given.log(`The connection to the embedded database was lost: ${error.message}`))
  return {
    kind: 'embedded' as const,
    pool,
    hasRoom,
    backUp: (file: string) => engine.current().order({ do: 'back up', file }),
    /** Stops without another word to the disk. */
    abandon: engine.abandon,
    close: async () => {
      await pool.end()
      await engine.close()
      await rm(room, { recursive: true, force: true })
      release()
    },
  }
}

import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Given } from '../open.ts'
import { lockDirectory } from './lock-directory.ts'
import { roomGuard } from './room.ts'
import { serveEngine } from './serve-engine.ts'
import { stampDirectory } from './version-stamp.ts'

/** Opens the database that lives in a directory of this machine, or in memory; throws when another process has the directory. */
export async function openEmbedded(given: Given) {
  const { dataDir, startFrom, log } = given
  if (dataDir.startsWith('memory://')) return { ...(await serveEngine({ dataDir, startFrom, log })), hasRoom: () => true }

  const home = resolve(dataDir)
  await mkdir(home, { recursive: true, mode: 0o700 })
  const losing = { stop: () => {} }
  const lock = await lockDirectory(home, () => losing.stop())
  try {
    const directory = join(home, 'db')
    const hasRoom = roomGuard(home, given.minimumFreeBytes)
    if (!existsSync(directory) && !hasRoom())
      throw new Error(`The disk of ${home} is nearly full. Make room, or set DATA_DIR to another disk.`)
    await stampDirectory(home)
    const served = await serveEngine({ dataDir: directory, startFrom, log, home })
    losing.stop = () => {
      log(`${home} was taken from this process, which stops before it does harm.`)
      void served.abandon()
      process.kill(process.pid, 'SIGTERM')
    }
    return { ...served, hasRoom, close: () => served.close().finally(lock.release) }
  } catch (error) {
    lock.release()
    throw error
  }
}

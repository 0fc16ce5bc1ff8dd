import { writeFile } from 'node:fs/promises'
import { openAsBlob } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { makeDirectory } from './make-directory.ts'
import type { Answer, Order, Place } from './engine.ts'

const { dataDir, socket, startFrom } = workerData as Place
const say = (answer: Answer) => parentPort!.postMessage(answer)

const isInMemory = dataDir.startsWith('memory://')
if (!isInMemory) await makeDirectory(dataDir, startFrom)
const db = await PGlite.create(dataDir, isInMemory && startFrom ? { loadDataDir: await openAsBlob(startFrom) } : {})
const server = new PGLiteSocketServer({ db, path: socket, maxConnections: 8 })
await server.start()

async function obey(order: Order) {
  if (order.do === 'beat') return say({ done: order.id })
  if (order.do === 'back up') {
    const copy = await db.dumpDataDir('gzip')
    await writeFile(order.file, copy.stream(), { mode: 0o600 })
    return say({ done: order.id })
  }
  await server.stop()
  await db.close()
  say({ done: order.id })
  parentPort!.close()
}

parentPort!.on('message', (order: Order) => obey(order).catch((error: Error) => say({ failed: order.id, why: error.message })))
say({ done: 0 })

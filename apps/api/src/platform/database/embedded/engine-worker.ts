import { writeFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { makeDirectory } from './make-directory.ts'
import { openEngine } from './open-engine.ts'
import type { Answer, Order, Place } from './engine.ts'

const { dataDir, socket, startFrom } = workerData as Place
const say = (answer: Answer) => parentPort!.postMessage(answer)

const isInMemory = dataDir.startsWith('memory://')
if (!isInMemory) await makeDirectory(dataDir, startFrom)
const db = await openEngine(dataDir, isInMemory ? startFrom : undefined)

// Every error of a query is an answer; one that is thrown means that the engine is broken, and only a new one will do.
const run = db.execProtocolRawStream.bind(db)
db.execProtocolRawStream = (...given) =>
  run(...given).catch((error) => {
    setImmediate(() => {
      throw error
    })
    throw error
  })

const server = new PGLiteSocketServer({ db, path: socket, maxConnections: 8 })
await server.start()

async function obey(order: Order) {
  if (order.do === 'back up') {
    const copy = await db.dumpDataDir('gzip')
    await writeFile(order.file, copy.stream(), { mode: 0o600, flush: true })
  }
  if (order.do === 'stop') {
    await server.stop()
    await db.close()
    parentPort!.close()
  }
}

parentPort!.on('message', (order: Order) =>
  obey(order).then(
    () => say({ done: order.id }),
    (error: Error) => say({ failed: order.id, why: error.message }),
  ),
)
say({ done: 0 })

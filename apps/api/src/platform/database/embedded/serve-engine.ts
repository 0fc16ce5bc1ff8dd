import { join } from 'node:path'
import pg from 'pg'
import { keepHouse } from './keep-house.ts'
import { leavePrivateRoom, makePrivateRoom } from './private-room.ts'
import { patientClient } from './patient-client.ts'
import { supervise, type Patience } from './supervise.ts'

const port = 5432

type Given = { dataDir: string; startFrom?: string; log: (line: string) => void; home?: string; patience?: Patience; houseMillis?: number }

/** Runs an engine behind a socket that only this process can open, and answers the pool that speaks to it. */
export async function serveEngine(given: Given) {
  const { dataDir, startFrom, log } = given
  const room = await makePrivateRoom(given.home)
  const engine = await supervise({ dataDir, startFrom, socket: join(room, `.s.PGSQL.${port}`) }, log, given.patience).catch(
    async (error) => {
      await leavePrivateRoom(room)
      throw error
    },
  )
  const pool = new pg.Pool({
    Client: patientClient(engine.running),
    host: room,
    port,
    user: 'postgres',
    database: 'postgres',
    // There is one backend: a second connection would meet the prepared statements and settings of the first.
    max: 1,
    pipeline: true,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 10_000,
    // A connection that follows a lost one inherits what that one had prepared and set.
    onConnect: (client) => client.query('discard all') as unknown as void,
  })
  pool.on('error', (error) => log(`The connection to the embedded database was lost: ${error.message}`))
  const leaveHouse = keepHouse(pool, log, given.houseMillis)
  return {
    kind: 'embedded' as const,
    pool,
    backUp: engine.backUp,
    /** Stops at once, without another word to the disk. */
    abandon: engine.abandon,
    close: async () => {
      leaveHouse()
      await pool.end()
      await engine.close()
      await leavePrivateRoom(room)
    },
  }
}

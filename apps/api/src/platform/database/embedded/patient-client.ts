import { setTimeout as wait } from 'node:timers/promises'
import { callbackify } from 'node:util'
import pg from 'pg'

const patienceMillis = 8_000

/** A client for a server that may be about to be replaced: it connects when the next one runs, so a crash delays a request instead of failing it. */
export function patientClient(running: () => Promise<void>): new () => pg.ClientBase {
  const late = async () => {
    await wait(patienceMillis, undefined, { ref: false })
    throw new Error('timeout exceeded when trying to connect: the embedded database is not running')
  }
  return class extends pg.Client {
    override connect(): Promise<pg.Client>
    override connect(callback: (error: Error) => void): void
    override connect(callback?: (error: Error) => void) {
      const connected = Promise.race([running(), late()]).then(() => super.connect())
      return callback ? callbackify(() => connected)(callback) : connected
    }
  }
}

import pg from 'pg'

const patienceMillis = 8_000

/** A client for a pool whose server is being replaced: it connects when the next one runs, so a crash delays a request instead of failing it. */
export function patientClient(running: () => Promise<void>): new () => pg.ClientBase {
  return class extends pg.Client {
    override connect(): Promise<pg.Client>
    override connect(callback: (error: Error) => void): void
    override connect(callback?: (error: Error) => void): void | Promise<pg.Client> {
      if (!callback) return running().then(() => super.connect())
      const late = setTimeout(() => callback(new Error('timeout exceeded when trying to connect: the embedded database is not running')), patienceMillis)
      void running().then(() => {
        if (!late.hasRef()) return
        clearTimeout(late)
        super.connect(callback)
      })
    }
  }
}

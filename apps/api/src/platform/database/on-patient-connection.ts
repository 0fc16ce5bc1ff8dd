import type pg from 'pg'
import type { Database } from './open.ts'

const unheard = () => {}

/** Work on a connection of its own that waits as long as it takes: the pool's own clients give up on a query after seconds. */
export async function onPatientConnection<T>(
  { pool, connect }: Pick<Database, 'pool' | 'connect'>,
  work: (client: pg.ClientBase) => Promise<T>,
): Promise<T> {
  const own = await connect?.()
  const client = own ?? (await pool.connect())
  client.on('error', unheard)
  try {
    return await work(client)
  } finally {
    client.off('error', unheard)
    if (own) await own.end()
    else (client as pg.PoolClient).release()
  }
}

import type pg from 'pg'

const everyMillis = 10_000
const logBytesKept = 32 * 1024 * 1024

// The rules of Postgres' own autovacuum, which does not run in this engine.
const untidyTables = `
  select format('%I.%I', schemaname, t.relname) as name
  from pg_stat_user_tables t join pg_class c on c.oid = t.relid
  where n_dead_tup > 50 + 0.2 * greatest(c.reltuples, 0) or n_mod_since_analyze > 50 + 0.1 * greatest(c.reltuples, 0)`

const logSinceCheckpoint = 'select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::bigint as bytes from pg_control_checkpoint()'

/**
 * Does what a Postgres server does beside its queries and this engine leaves undone: a checkpoint, without which the log
 * grows for ever and is read from its beginning after a crash, and the sweeping and counting of rows that changed.
 */
export function keepHouse(pool: pg.Pool, log: (line: string) => void, millis = everyMillis): () => void {
  let isUsed = true
  pool.on('acquire', () => (isUsed = true))
  const round = setInterval(async () => {
    // Who waits for the only connection goes first.
    if (!isUsed || pool.waitingCount > 0) return
    await tidy(pool).catch((error: Error) => log(`Housekeeping of the embedded database: ${error.message}`))
    isUsed = false
  }, millis)
  round.unref()
  return () => clearInterval(round)
}

async function tidy(pool: pg.Pool) {
  const { rows: tables } = await pool.query<{ name: string }>(untidyTables)
  for (const { name } of tables) await pool.query(`vacuum (analyze) ${name}`)
  const { rows: state } = await pool.query<{ bytes: number }>(logSinceCheckpoint)
  if (state[0]!.bytes > logBytesKept) await pool.query('checkpoint')
}

import pg from 'pg'

// Every wait has an end: a request that cannot be answered is refused while its caller still listens.
const limits = {
  connectionTimeoutMillis: 2_000,
  statement_timeout: 5_000,
  query_timeout: 6_000,
  idle_in_transaction_session_timeout: 10_000,
  lock_timeout: 3_000,
  // A statement that needs no answer of the one before it is sent right behind it.
  pipeline: true,
}

/** Opens a pool on a Postgres server; connects when first asked, so a server that is away refuses queries and not the start. */
export function openPostgres(databaseUrl: string, log: (line: string) => void) {
  const server = { connectionString: databaseUrl, application_name: 'hourtab', keepAlive: true }
  const pool = new pg.Pool({ ...server, ...limits, max: 10 })
  // A connection that breaks while idle is replaced by the next query; unheard, its error would end the process.
  pool.on('error', (error) => log(`A database connection was lost: ${error.message}`))
  return {
    kind: 'postgres' as const,
    pool,
    connect: async () => {
      const client = new pg.Client({ ...server, connectionTimeoutMillis: limits.connectionTimeoutMillis })
      await client.connect()
      return client
    },
    hasRoom: () => true,
    close: () => pool.end(),
  }
}

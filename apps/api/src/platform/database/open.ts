import type pg from 'pg'
import { openEmbedded } from './embedded/open-embedded.ts'
import { openPostgres } from './postgres.ts'
import { readPlainValues } from './plain-values.ts'

export type Database = {
  kind: 'embedded' | 'postgres'
  /** What the app queries with. */
  pool: pg.Pool
  /** Postgres only: opens a further connection, for LISTEN. The caller handles its errors and ends it. */
  connect?: () => Promise<pg.Client>
  /** Embedded only: writes a gzipped copy of the whole database to a file, consistent at one moment. */
  backUp?: (file: string) => Promise<void>
  /** Whether there is room to write; always true on Postgres, which guards itself. Cheap enough to ask before every write. */
  hasRoom: () => boolean
  close: () => Promise<void>
}

export type Given = {
  /** Without it the embedded database in `dataDir` is opened. */
  databaseUrl?: string
  /** A directory, or `memory://` for a database that nobody will miss. */
  dataDir: string
  log: (line: string) => void
  /** Embedded: a file written by `backUp` that an empty directory starts from. */
  startFrom?: string
  /** Embedded: below this much free disk, writing waits. */
  minimumFreeBytes?: number
}

/** Opens Postgres when an address is given, otherwise the embedded database; throws one sentence for the person who starts it. */
export async function openDatabase(given: Given): Promise<Database> {
  readPlainValues()
  return given.databaseUrl === undefined ? openEmbedded(given) : openPostgres(given.databaseUrl, given.log)
}

import { createHash } from 'node:crypto'
import { z } from 'zod'

// A backup is a gzip file of lines: first what it is, then for each table, of each workspace, a line that says so and its rows, last
// what all of it comes to. The same file goes into either kind of database.

export const formatVersion = 1
/** Begins a line that is no row. */
export const mark = '#'

export const Header = z.object({
  format: z.literal('hourtab-backup'),
  version: z.int(),
  /** The migrations that the tables have, by when they were made. */
  schema: z.array(z.number()),
  /** Tells whether two secrets are the same, and nothing of what they are. */
  secretId: z.string().nullable(),
  /** The secret that was kept beside the database, without which sealed URLs stay sealed. */
  secret: z.string().nullable(),
})
export type Header = z.output<typeof Header>

export const Section = z.object({ table: z.string(), workspaceId: z.string().nullable() })
export type Section = z.output<typeof Section>

/** What a database comes to: the rows of each table, and a digest of every balance of every workspace. */
export const Sums = z.object({ rows: z.record(z.string(), z.int()), balances: z.string() })
export type Sums = z.output<typeof Sums>

export const secretIdOf = (secret: string): string => createHash('sha256').update(`hourtab backup ${secret}`).digest('hex').slice(0, 16)

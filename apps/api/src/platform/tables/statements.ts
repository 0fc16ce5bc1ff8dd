import type { ClosedCycle } from '@hourtab/contract/statements'
import { sql } from 'drizzle-orm'
import { integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { day, instant, workspaceId } from './columns.ts'
import { ofRetainer } from './retainers.ts'

/** A closed cycle as it was printed. Nothing of it changes but that it was reopened; the next closing issues another version. */
export const statements = pgTable(
  'statements',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    retainerId: uuid().notNull(),
    number: integer().notNull(),
    version: integer().notNull(),
    cycleStartsOn: day().notNull(),
    /** What every later balance reads of it. */
    frozen: jsonb().$type<ClosedCycle>().notNull(),
    entryCount: integer().notNull(),
    /** The canonical JSON that the hash is of. */
    document: text().notNull(),
    hash: text().notNull(),
    /** Null where it was closed by itself. */
    closedBy: uuid(),
    /** What the PM asked for the hours when it was closed; no client sees it, and the hash is not of it. */
    hourlyRateCents: integer(),
    feeCents: integer(),
    currency: text(),
    closedAt: instant().notNull(),
    reopenedBy: uuid(),
    reopenedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    ofRetainer('statements_retainer', t),
    uniqueIndex('statements_version').on(t.workspaceId, t.retainerId, t.number, t.version),
    uniqueIndex('statements_closed')
      .on(t.workspaceId, t.retainerId, t.cycleStartsOn)
      .where(sql`reopened_at is null`),
  ],
)

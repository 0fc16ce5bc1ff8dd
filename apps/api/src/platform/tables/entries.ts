import { workTypes } from '@hourtab/contract/entries'
import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { day, instant, workspaceId } from './columns.ts'
import { ofRetainer } from './retainers.ts'

export const imports = pgTable(
  'imports',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    retainerId: uuid().notNull(),
    state: text({ enum: ['draft', 'published', 'undone', 'discarded'] }).notNull(),
    filename: text().notNull(),
    dialect: text().notNull(),
    why: text().notNull(),
    /** The file with only the columns the importer reads; gone once the draft is settled. */
    source: text(),
    answers: jsonb().$type<Record<string, string | string[]>>().notNull(),
    excludedRows: jsonb().$type<number[]>().notNull(),
    totals: jsonb().$type<{ rows: number; new: number; unchanged: number; skipped: number; newSeconds: number }>().notNull(),
    createdBy: uuid().notNull(),
    createdAt: instant().notNull(),
    publishedAt: instant(),
    undoneAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    ofRetainer('imports_retainer', t),
    index('imports_of_retainer').on(t.workspaceId, t.retainerId, t.id),
  ],
)

export const entries = pgTable(
  'entries',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    retainerId: uuid().notNull(),
    /** The first day of the cycle it counts in. */
    cycleStartsOn: day().notNull(),
    workedOn: day().notNull(),
    seconds: integer().notNull(),
    description: text().notNull(),
    workType: text({ enum: workTypes }).notNull(),
    vendor: text(),
    project: text(),
    billable: boolean().notNull(),
    privateNote: text(),
    importId: uuid(),
    /** Recognises the same row when a file is imported again. */
    sourceKey: text(),
    loggedBy: uuid().notNull(),
    loggedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    ofRetainer('entries_retainer', t),
    index('entries_log').on(t.workspaceId, t.retainerId, t.cycleStartsOn, t.workedOn, t.id),
    index('entries_import')
      .on(t.workspaceId, t.importId)
      .where(sql`import_id is not null`),
    uniqueIndex('entries_source')
      .on(t.workspaceId, t.retainerId, t.sourceKey)
      .where(sql`source_key is not null`),
  ],
)

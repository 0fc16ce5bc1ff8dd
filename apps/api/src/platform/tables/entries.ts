import { workTypes } from '@hourtab/contract/entries'
import type { RowEdit, RowPart } from '@hourtab/contract/import-rows'
import type { ImportTotals } from '@hourtab/contract/imports'
import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, day, instant, workspaceId, type Said } from './columns.ts'
import { ofRetainer } from './retainers.ts'

type Answers = Record<string, string | string[]>
export type RowChanges = {
  edits: Record<string, RowEdit>
  splits: Record<string, RowPart[]>
  decisions: Record<string, 'mine' | 'theirs'>
}

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
    /** The file with only the cells the importer reads, compressed; gone once the draft is settled. */
    source: bytes(),
    /** The digest of the names of its columns. */
    signature: text(),
    answers: jsonb().$type<Answers>().notNull(),
    /** What earlier imports answered, as it was when the draft was made. */
    remembered: jsonb().$type<Answers>().notNull().default({}),
    excludedRows: jsonb().$type<string[]>().notNull(),
    /** What the PM wrote over rows, split them into and decided, by the id of the row. */
    rowChanges: jsonb().$type<RowChanges>().notNull().default({ edits: {}, splits: {}, decisions: {} }),
    totals: jsonb().$type<ImportTotals>().notNull(),
    /** Stands for what the PM was last told that publishing would do. */
    diff: text(),
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
    /** The entry of a closed cycle that this one corrects. */
    corrects: uuid(),
    importId: uuid(),
    /** Recognises the same row when a file is imported again. */
    sourceKey: text(),
    /** The tracker whose exports speak for this entry, and the client it names there. */
    sourceDialect: text(),
    sourceClient: text(),
    /** What the export said last, where the entry was edited since. */
    importSaid: jsonb().$type<Said>(),
    /** The import that last wrote it; null once a hand did. */
    writtenBy: uuid(),
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
    index('entries_vendor')
      .on(t.workspaceId, t.retainerId, t.vendor, t.id)
      .where(sql`vendor is not null`),
    index('entries_edited')
      .on(t.workspaceId, t.retainerId)
      .where(sql`import_said is not null`),
  ],
)

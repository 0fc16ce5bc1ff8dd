import { workTypes } from '@hourtab/contract/entries'
import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { day, instant, workspaceId, type Said } from './columns.ts'
import { ofRetainer } from './retainers.ts'

/** Entries, and what was taken out of the log, as they were before an import changed or removed them, for undoing it. */
export const replacedEntries = pgTable(
  'replaced_entries',
  {
    workspaceId: workspaceId(),
    importId: uuid().notNull(),
    entryId: uuid().notNull(),
    retainerId: uuid().notNull(),
    kind: text({ enum: ['changed', 'removed', 'taken'] }).notNull(),
    before: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.importId, t.entryId] }), ofRetainer('replaced_entries_retainer', t)],
)

/** What a person took out of the work log or left out of an import: an export that has it again does not bring it back. */
export const removedEntries = pgTable(
  'removed_entries',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    retainerId: uuid().notNull(),
    /** The whole entry, kept for some days so that it can be restored. */
    entry: jsonb().$type<Record<string, unknown>>(),
    workedOn: day().notNull(),
    sourceKey: text(),
    sourceDialect: text(),
    sourceClient: text(),
    importSaid: jsonb().$type<Said>(),
    importId: uuid(),
    removedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    ofRetainer('removed_entries_retainer', t),
    uniqueIndex('removed_entries_source')
      .on(t.workspaceId, t.retainerId, t.sourceKey)
      .where(sql`source_key is not null`),
  ],
)

/** Which clients and projects of trackers have been imported into which retainer. */
export const importSources = pgTable(
  'import_sources',
  {
    workspaceId: workspaceId(),
    retainerId: uuid().notNull(),
    client: text().notNull(),
    project: text().notNull(),
    usedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'import_sources_pk', columns: [t.workspaceId, t.retainerId, t.client, t.project] }),
    ofRetainer('import_sources_retainer', t),
  ],
)

/** How a retainer's exports are read where a person has to say it: which hours count, what becomes of rows that are not billable. */
export const importHabits = pgTable(
  'import_habits',
  {
    workspaceId: workspaceId(),
    retainerId: uuid().notNull(),
    answers: jsonb().$type<Record<string, string>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.retainerId] }), ofRetainer('import_habits_retainer', t)],
)

/** Which columns a person chose for a sheet, by the names of its columns. */
export const importMappings = pgTable(
  'import_mappings',
  {
    workspaceId: workspaceId(),
    signature: text().notNull(),
    answers: jsonb().$type<Record<string, string>>().notNull(),
    usedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.signature] })],
)

/** What kind of work a description stands for where a person knew better, by the digest of the description. */
export const corrections = pgTable(
  'corrections',
  {
    workspaceId: workspaceId(),
    description: text().notNull(),
    workType: text({ enum: workTypes }).notNull(),
    vendor: text(),
    correctedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.description] }), index('corrections_newest').on(t.workspaceId, t.correctedAt)],
)

import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant, workspaceId } from './columns.ts'

/** What a change made of fields: what each was and is, null where there was or is nothing. */
export type Changes = readonly (readonly [field: string, before: unknown, after: unknown])[]

/** What happened, for integrators and for the audit: written once, in the transaction of the change. */
export const events = pgTable(
  'events',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    retainerId: uuid(),
    name: text().notNull(),
    /** Who did it; null for the product itself and for whoever runs it. */
    actorId: uuid(),
    /** The name of the key it came by; null for a browser. */
    keyName: text(),
    /** What it was about, in the words of that moment. */
    about: text(),
    changes: jsonb().$type<Changes>(),
    subject: jsonb().$type<Record<string, unknown>>().notNull(),
    at: instant().notNull(),
    /** Its number in the workspace, without gaps; none until somebody who reads or delivers gives it. */
    sequence: bigint({ mode: 'number' }),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('events_sequence')
      .on(t.workspaceId, t.sequence)
      .where(sql`sequence is not null`),
    index('events_not_numbered')
      .on(t.workspaceId, t.id)
      .where(sql`sequence is null`),
    index('events_retainers_removed')
      .on(t.workspaceId, t.retainerId)
      .where(sql`name = 'retainer.removed'`),
  ],
)

/** The first answer to each Idempotency-Key, written in the same transaction as what it did. */
export const answers = pgTable(
  'answers',
  {
    workspaceId: workspaceId(),
    key: text().notNull(),
    requestHash: text().notNull(),
    status: integer().notNull(),
    body: text(),
    etag: text(),
    answeredAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.key] })],
)

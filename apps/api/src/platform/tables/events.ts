import { integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, workspaceId } from './columns.ts'

export const events = pgTable(
  'events',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    retainerId: uuid(),
    name: text().notNull(),
    actorId: uuid().notNull(),
    subject: jsonb().$type<Record<string, unknown>>().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
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

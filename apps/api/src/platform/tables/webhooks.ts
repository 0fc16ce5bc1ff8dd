import { sql } from 'drizzle-orm'
import { bigint, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant, workspaceId } from './columns.ts'

/** How far the numbering of a workspace's events has come. Whoever numbers holds this row, so that numbers become visible in their order. */
export const sequences = pgTable('sequences', { workspaceId: workspaceId(), last: bigint({ mode: 'number' }).notNull() }, (t) => [
  primaryKey({ columns: [t.workspaceId] }),
])

/** Where a workspace wants to be told what happens. */
export const webhooks = pgTable(
  'webhooks',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    name: text().notNull(),
    url: text().notNull(),
    /** The names of the events it asked for; none for all. */
    events: jsonb().$type<string[]>().notNull(),
    state: text({ enum: ['active', 'disabled'] })
      .notNull()
      .default('active'),
    /** Why it is disabled, in words, and since when. */
    disabledBecause: text(),
    disabledAt: instant(),
    /** The first failure since a delivery last got through. */
    failingSince: instant(),
    /** Events up to this number are none of its. */
    afterSequence: bigint({ mode: 'number' }).notNull(),
    /** Sealed with a key that is not in the database: it has to be read again to sign with. */
    sealedSecret: text().notNull(),
    /** The secret before, which signs as well until it has run out. */
    sealedOldSecret: text(),
    oldSecretUntil: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)

/** One try to deliver: when, what was answered, how long it took, and what went wrong in words. */
export type Attempt = { at: string; status: number | null; durationMs: number; fault: string | null; answer: string | null }

/** What is told to a webhook: an event, or a test that has none. The id is the same for every try. */
export const deliveries = pgTable(
  'deliveries',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    webhookId: uuid().notNull(),
    eventId: uuid(),
    state: text({ enum: ['waiting', 'delivered', 'failed'] })
      .notNull()
      .default('waiting'),
    /** How often it was tried since it was made or asked for again. */
    tries: integer().notNull().default(0),
    attempts: jsonb().$type<Attempt[]>().notNull().default([]),
    /** When it is due; while it is on its way, when it would be given to another process. */
    nextTryAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({
      name: 'deliveries_webhook',
      columns: [t.workspaceId, t.webhookId],
      foreignColumns: [webhooks.workspaceId, webhooks.id],
    }).onDelete('cascade'),
    uniqueIndex('deliveries_once').on(t.workspaceId, t.webhookId, t.eventId),
    index('deliveries_of_webhook').on(t.workspaceId, t.webhookId, t.createdAt, t.id),
    index('deliveries_by_age').on(t.workspaceId, t.createdAt),
    index('deliveries_waiting')
      .on(t.workspaceId, t.webhookId, t.nextTryAt)
      .where(sql`state = 'waiting'`),
  ],
)

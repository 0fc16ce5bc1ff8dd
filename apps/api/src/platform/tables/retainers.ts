import type { Surplus } from '@hourtab/contract/terms'
import type { Updates } from '@hourtab/contract/updates'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { day, instant, seconds, workspaceId } from './columns.ts'

export const clients = pgTable(
  'clients',
  { workspaceId: workspaceId(), id: uuid().notNull(), name: text().notNull(), createdAt: instant().notNull() },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), uniqueIndex('clients_name').on(t.workspaceId, t.name)],
)

export const retainers = pgTable(
  'retainers',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    clientId: uuid().notNull(),
    name: text().notNull(),
    startsOn: day().notNull(),
    cadence: text({ enum: ['monthly', 'quarterly'] }).notNull(),
    resetDay: integer().notNull(),
    firstCycle: text({ enum: ['full', 'prorated'] }).notNull(),
    timeZone: text().notNull(),
    counts: text({ enum: ['all', 'billable'] }).notNull(),
    hourlyRateCents: integer(),
    /** The shares of a cycle's hours, in percent, that alert when they are passed; lowest first. */
    alertsAt: integer().array().notNull().default([50, 80, 100]),
    feeCents: integer(),
    currency: text(),
    /** How many days after its end a cycle is closed by itself; null for never. */
    closesAfterDays: integer(),
    /** How often the client is promised an update, and the day that was promised on; null where nothing is. */
    updates: jsonb().$type<Updates & { since: string }>(),
    /** The day through which the PM says that nothing is missing from the log. */
    completeThrough: day(),
    /** Whether the client sees the hours of imports that are not published yet. */
    showsPending: boolean().notNull().default(false),
    /** Goes up with every change of what a balance shows: the ETag, the stream's event id, the cache key. */
    version: bigint({ mode: 'number' }).notNull().default(1),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({ name: 'retainers_client', columns: [t.workspaceId, t.clientId], foreignColumns: [clients.workspaceId, clients.id] }),
    index('retainers_of_client').on(t.workspaceId, t.clientId),
  ],
)

/** Pairs the workspace in a foreign key to a retainer; what belongs to it goes with it. */
export const ofRetainer = (name: string, t: { workspaceId: AnyPgColumn; retainerId: AnyPgColumn }) =>
  foreignKey({ name, columns: [t.workspaceId, t.retainerId], foreignColumns: [retainers.workspaceId, retainers.id] }).onDelete('cascade')

export const terms = pgTable(
  'terms',
  {
    workspaceId: workspaceId(),
    retainerId: uuid().notNull(),
    fromOn: day().notNull(),
    capSeconds: seconds().notNull(),
    surplus: jsonb().$type<Surplus>().notNull(),
    deficit: boolean().notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.retainerId, t.fromOn] }), ofRetainer('terms_retainer', t)],
)

/** A pause; cycles that begin in it have no cap. */
export const pauses = pgTable(
  'pauses',
  { workspaceId: workspaceId(), retainerId: uuid().notNull(), fromOn: day().notNull(), untilOn: day() },
  (t) => [primaryKey({ columns: [t.workspaceId, t.retainerId, t.fromOn] }), ofRetainer('pauses_retainer', t)],
)

export const grants = pgTable(
  'grants',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    retainerId: uuid().notNull(),
    cycleStartsOn: day().notNull(),
    seconds: seconds().notNull(),
    reason: text().notNull(),
    agreedBy: text(),
    borrowedFrom: day(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    ofRetainer('grants_retainer', t),
    index('grants_of_retainer').on(t.workspaceId, t.retainerId),
  ],
)

/** What each cycle holds, kept in the statement that writes its entries; always equal to their sum. */
export const cycleTotals = pgTable(
  'cycle_totals',
  {
    workspaceId: workspaceId(),
    retainerId: uuid().notNull(),
    cycleStartsOn: day().notNull(),
    usedSeconds: seconds().notNull(),
    entryCount: integer().notNull(),
    lastWorkedOn: day(),
  },
  (t) => [
    primaryKey({ name: 'cycle_totals_pk', columns: [t.workspaceId, t.retainerId, t.cycleStartsOn] }),
    ofRetainer('cycle_totals_retainer', t),
  ],
)

import { scopes } from '@hourtab/contract/api-keys'
import { sql } from 'drizzle-orm'
import { boolean, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { day, instant, workspaceId } from './columns.ts'

export const workspaces = pgTable('workspaces', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  plan: text({ enum: ['free', 'pro', 'studio'] })
    .notNull()
    .default('free'),
  isSample: boolean().notNull().default(false),
  privateWords: jsonb().$type<string[]>().notNull().default([]),
  createdAt: instant().notNull(),
})

export const users = pgTable(
  'users',
  {
    id: uuid().primaryKey(),
    email: text().notNull(),
    name: text().notNull(),
    passwordHash: text().notNull(),
    homeWorkspaceId: uuid()
      .notNull()
      .references(() => workspaces.id),
    createdAt: instant().notNull(),
  },
  (t) => [uniqueIndex('users_email').on(sql`lower(${t.email})`)],
)

export const members = pgTable(
  'members',
  {
    workspaceId: workspaceId(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    role: text({ enum: ['owner', 'member'] }).notNull(),
    joinedAt: instant().notNull(),
    /** Whether they asked for an e-mail when a retainer passes a threshold. */
    alertMails: boolean().notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.userId] })],
)

export const sessions = pgTable(
  'sessions',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    refreshHash: text().notNull(),
    replacedHash: text(),
    rotatedAt: instant().notNull(),
    device: text().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), index('sessions_user').on(t.workspaceId, t.userId)],
)

export const apiKeys = pgTable(
  'api_keys',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    name: text().notNull(),
    scope: text({ enum: scopes }).notNull(),
    /** The retainers it is kept to; null where it reaches the whole workspace. */
    retainerIds: uuid().array(),
    secretHash: text().notNull(),
    hint: text().notNull(),
    madeBy: uuid().notNull(),
    expiresOn: day(),
    lastUsedOn: day(),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), uniqueIndex('api_keys_secret').on(t.workspaceId, t.secretHash)],
)

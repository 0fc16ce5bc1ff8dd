import { audiences } from '@hourtab/contract/share-links'
import { index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { day, instant, workspaceId } from './columns.ts'
import { ofRetainer } from './retainers.ts'

export const shareLinks = pgTable(
  'share_links',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    retainerId: uuid().notNull(),
    name: text().notNull(),
    audience: text({ enum: audiences }).notNull().default('full'),
    /** What is kept of the password that opens it; null where none is asked for. */
    passwordHash: text(),
    tokenHash: text().notNull(),
    /** The token again, sealed with a key that is not in the database, so that it can be copied again. */
    sealedToken: text().notNull(),
    expiresOn: day(),
    lastOpenedOn: day(),
    createdAt: instant().notNull(),
    revokedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    ofRetainer('share_links_retainer', t),
    uniqueIndex('share_links_token').on(t.workspaceId, t.tokenHash),
    index('share_links_of_retainer').on(t.workspaceId, t.retainerId),
  ],
)

/** Hashes of tokens that were rotated away: their holders are told so, instead of being told nothing. */
export const retiredTokens = pgTable(
  'retired_tokens',
  { workspaceId: workspaceId(), tokenHash: text().notNull(), retiredAt: instant().notNull() },
  (t) => [primaryKey({ columns: [t.workspaceId, t.tokenHash] })],
)

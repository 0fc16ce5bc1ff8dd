import { bigint, customType, date, timestamp, uuid } from 'drizzle-orm/pg-core'

// Tenant tables carry workspace_id first in their primary key and in every unique index, so that they can be spread
// over machines by it. Users and workspaces are global and reference no tenant table.

/** What an export said of an entry. */
export type Said = { workedOn: string; seconds: number; description: string; project: string | null; billable: boolean }

export const workspaceId = () => uuid().notNull()
export const day = () => date({ mode: 'string' })
export const instant = () => timestamp({ withTimezone: true, mode: 'string' })
export const seconds = () => bigint({ mode: 'number' })
export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

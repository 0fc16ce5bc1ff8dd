import type { EventName } from '@hourtab/contract/events'
import { and, asc, desc, eq, gt, isNotNull, lt } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { events } from '../../platform/tables/events.ts'

type Wanted = { limit: number; name?: EventName; retainerId?: string }
export type EventRow = typeof events.$inferSelect

const wantedIn = (workspaceId: string, { name, retainerId }: Wanted) =>
  and(
    eq(events.workspaceId, workspaceId),
    isNotNull(events.sequence),
    name && eq(events.name, name),
    retainerId === undefined ? undefined : eq(events.retainerId, retainerId),
  )

/** Events that have a number, newest first, from before an id on. */
export const eventsBefore = (db: Db, workspaceId: string, { before, ...wanted }: Wanted & { before?: string }): Promise<EventRow[]> =>
  db
    .select()
    .from(events)
    .where(and(wantedIn(workspaceId, wanted), before === undefined ? undefined : lt(events.id, before)))
    .orderBy(desc(events.id))
    .limit(wanted.limit)

/** Events in the order of their numbers, from after a number on. */
export const eventsAfter = (db: Db, workspaceId: string, { after, ...wanted }: Wanted & { after: number }): Promise<EventRow[]> =>
  db
    .select()
    .from(events)
    .where(and(wantedIn(workspaceId, wanted), gt(events.sequence, after)))
    .orderBy(asc(events.sequence))
    .limit(wanted.limit)

import * as contract from '@hourtab/contract/events'
import type { EventName } from '@hourtab/contract/events'
import { and, desc, eq, lt } from 'drizzle-orm'
import { z } from 'zod'
import { toInstant } from '../../platform/clock.ts'
import { pageFrom, readCursor } from '../../platform/page.ts'
import type { Api } from '../../platform/serve.ts'
import { events } from '../../platform/tables/events.ts'

const Cursor = z.tuple([z.uuid()])

export function eventRoutes({ serve }: Api) {
  serve(contract.listEvents, async ({ db, actor }, { query }) => {
    const [before] = readCursor(Cursor, query.cursor) ?? []
    const rows = await db
      .select()
      .from(events)
      .where(and(eq(events.workspaceId, actor.workspaceId), before ? lt(events.id, before) : undefined))
      .orderBy(desc(events.id))
      .limit(query.limit + 1)
    return pageFrom(
      rows,
      query.limit,
      ({ id }) => [id],
      ({ id, name, retainerId, subject, at }) => ({ id, name: name as EventName, retainerId, subject, at: toInstant(at) }),
    )
  })
}

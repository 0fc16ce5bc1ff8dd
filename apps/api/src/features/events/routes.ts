import * as contract from '@hourtab/contract/events'
import type { EventName } from '@hourtab/contract/events'
import { z } from 'zod'
import { instantNow, toInstant } from '../../platform/clock.ts'
import { pageFrom, readCursor } from '../../platform/page.ts'
import type { Api } from '../../platform/serve.ts'
import { numberEvents } from './number-events.ts'
import { eventsAfter, eventsBefore, type EventRow } from './queries.ts'

const Newest = z.tuple([z.uuid()])
const InOrder = z.tuple([z.int().min(0)])

export function eventRoutes({ serve }: Api) {
  serve(contract.listEvents, async ({ db, actor, clock, database }, { query: { cursor, after, limit, ...filter } }) => {
    const { workspaceId } = actor
    // On a full disk reading goes on; what has no number yet is read once there is room to give it one.
    if (database.hasRoom()) await numberEvents(db, workspaceId, instantNow(clock))
    const wanted = { ...filter, limit: limit + 1 }
    if (after === undefined) {
      const [before] = readCursor(Newest, cursor) ?? []
      return pageFrom(await eventsBefore(db, workspaceId, { ...wanted, before }), limit, ({ id }) => [id], toEvent)
    }
    const [last] = readCursor(InOrder, cursor) ?? [after]
    return pageFrom(await eventsAfter(db, workspaceId, { ...wanted, after: last }), limit, ({ sequence }) => [sequence!], toEvent)
  })
}

const toEvent = ({ id, sequence, name, retainerId, subject, at }: EventRow) => ({
  id,
  sequence: sequence!,
  name: name as EventName,
  retainerId,
  subject,
  at: toInstant(at),
})

import type { EventName } from '@hourtab/contract/events'
import { instantNow } from '../../platform/clock.ts'
import type { Acting } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { events } from '../../platform/tables/events.ts'

/** Records what happened in the same transaction, and once that is committed tells whoever watches. */
export async function announce(
  { db, actor, clock, live, onCommit }: Acting,
  name: EventName,
  retainerId: string,
  subject: Record<string, unknown>,
): Promise<void> {
  const { workspaceId, userId: actorId } = actor
  await db.insert(events).values({ workspaceId, id: newId(), retainerId, name, actorId, subject, at: instantNow(clock) })
  onCommit(() => live.nudge(workspaceId, retainerId))
}

import type { EventName } from '@hourtab/contract/events'
import { instantNow } from '../../platform/clock.ts'
import type { Acting, ByItself } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { events, type Changes } from '../../platform/tables/events.ts'

const longestAbout = 200

/** What the audit tells beyond an event: what it was about in words, cut to a line, and what each field was and is. */
export type Told = { about: string; changes?: Changes }

/** A text as the audit shows it in a list; never cut within a character. */
export const inOneLine = (text: string): string =>
  text.length > longestAbout ? `${text.slice(0, longestAbout - 1).replace(/[\ud800-\udbff]$/, '')}…` : text

/**
 * Records what happened in the same transaction, for integrators (`subject`: ids and figures) and for the audit (`told`), and once that is
 * committed tells whoever watches the retainer, if it is about one.
 */
export async function announce(
  { db, actor, clock, live, onCommit }: Pick<Acting, 'db' | 'actor' | 'clock' | 'live' | 'onCommit'> | ByItself,
  name: EventName,
  retainerId: string | null,
  subject: Record<string, unknown>,
  { about, changes }: Told,
): Promise<void> {
  const { workspaceId, userId: actorId, keyName } = actor
  const told = { keyName, about: inOneLine(about), changes }
  await db.insert(events).values({ workspaceId, id: newId(), retainerId, name, actorId, subject, ...told, at: instantNow(clock) })
  if (retainerId !== null) onCommit(() => live.nudge(workspaceId, retainerId))
}

import { publicEventNames, type EventName } from '@hourtab/contract/events'
import { sql } from 'drizzle-orm'
import { instantNow } from '../../platform/clock.ts'
import type { Acting, ByItself } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { events, type Changes } from '../../platform/tables/events.ts'
import { leavingWord } from './leaving-word.ts'

const longestAbout = 200
const isPublic: ReadonlySet<string> = new Set(publicEventNames)

/** What the audit tells beyond an event: what it was about in words, cut to a line, and what each field was and is. */
export type Told = { about: string; changes?: Changes }

/** A text as the audit shows it in a list; never cut within a character. */
export const inOneLine = (text: string): string =>
  text.length > longestAbout ? `${text.slice(0, longestAbout - 1).replace(/[\ud800-\udbff]$/, '')}…` : text

/**
 * Records what happened in the same transaction, for integrators (`subject`: ids and figures) and for the audit (`told`), and once that is
 * committed tells whoever watches the workspace, or the retainer that it is about.
 */
export async function announce(
  { db, actor, clock, live, onCommit }: Pick<Acting, 'db' | 'actor' | 'clock' | 'live' | 'onCommit'> | ByItself,
  name: EventName,
  retainerId: string | null,
  subject: Record<string, unknown>,
  { about, changes }: Told,
): Promise<void> {
  const { workspaceId, userId: actorId, keyName } = actor
  const at = instantNow(clock)
  const told = { keyName, about: inOneLine(about), changes }
  const writing = db.insert(events).values({ workspaceId, id: newId(), retainerId, name, actorId, subject, ...told, at })
  // In the same statement, because most changes are small and a round trip is most of what they cost.
  if (isPublic.has(name)) await db.execute(sql`with e as ${writing} ${leavingWord(workspaceId, at)}`)
  else await writing
  onCommit(() => live.nudge(workspaceId, retainerId ?? undefined))
}

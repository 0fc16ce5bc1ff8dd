import { sql } from 'drizzle-orm'
import { todayIn } from '../../platform/clock.ts'
import type { Db, Deps } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { hashOf } from '../../platform/secrets.ts'
import { workspaceOf } from '../../platform/token.ts'

/** What a token opens. */
export type OpenedLink = {
  workspaceId: string
  linkId: string
  tokenHash: string
  retainerId: string
  version: number
  timeZone: string
  today: string
  lastOpenedOn: string | null
}

type Found = {
  link_id: string
  retainer_id: string
  retainer_version: string
  time_zone: string
  expires_on: string | null
  last_opened_on: string | null
  is_revoked: boolean
}

/** Finds what a token opens: 404 for a token that never was, 410 for one that is revoked, rotated away or expired. One round trip; a typo costs none. */
export async function openLink({ db, clock }: { db: Db; clock: Deps['clock'] }, token: string): Promise<OpenedLink> {
  const workspaceId = workspaceOf(token)
  if (!workspaceId) throw problems.notFound('link')
  const tokenHash = hashOf(token)
  const { rows } = await db.execute<Found>(sql`select * from open_link(${workspaceId}, ${tokenHash})`)
  const [found] = rows
  if (!found) throw problems.notFound('link')
  if (found.is_revoked) throw problems.linkRevoked()
  const today = todayIn(clock, found.time_zone)
  if (found.expires_on !== null && found.expires_on < today) throw problems.linkRevoked()
  return {
    workspaceId,
    linkId: found.link_id,
    tokenHash,
    retainerId: found.retainer_id,
    version: Number(found.retainer_version),
    timeZone: found.time_zone,
    today,
    lastOpenedOn: found.last_opened_on,
  }
}

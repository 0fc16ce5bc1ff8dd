import type { Audience } from '@hourtab/contract/share-links'
import { LRUCache } from 'lru-cache'
import { todayIn } from '../../platform/clock.ts'
import type { Deps } from '../../platform/context.ts'
import { gather } from '../../platform/gather.ts'
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
  audience: Audience
  passwordHash: string | null
  /** What waits in unpublished imports; null where the client is not told. */
  pendingSeconds: number | null
}

/** Finds what a token opens: 404 for a token that never was, 410 for one that is revoked, rotated away or expired. */
export type OpenLink = (token: string) => Promise<OpenedLink>

type Key = { workspaceId: string; tokenHash: string }
type Found = {
  at: number
  link_id: string
  retainer_id: string
  retainer_version: number
  time_zone: string
  expires_on: string | null
  last_opened_on: string | null
  is_revoked: boolean
  audience: Audience
  password_hash: string | null
  pending_seconds: number | null
}

/** Opens links for everybody who asks at the same time in one round trip, each read after it was asked for; a typo costs none. */
export function linkOpener({ database, clock }: Pick<Deps, 'database' | 'clock'>): OpenLink {
  const keys = new LRUCache<string, Key>({ max: 5000 })
  const find = gather<Key, Found | undefined>(async (asked) => {
    const places = new Map<string, number>()
    const ws: string[] = []
    for (const { tokenHash, workspaceId } of asked) if (!places.has(tokenHash)) places.set(tokenHash, ws.push(workspaceId))
    const { rows } = await database.pool.query<Found>({
      name: 'open_links',
      text: 'select * from open_links($1, $2)',
      values: [ws, [...places.keys()]],
    })
    const found = new Map(rows.map((row) => [row.at, row]))
    return asked.map(({ tokenHash }) => found.get(places.get(tokenHash)!))
  })

  function keyOf(token: string): Key {
    const known = keys.get(token)
    if (known) return known
    const workspaceId = workspaceOf(token)
    if (!workspaceId) throw problems.notFound('link')
    const key = { workspaceId, tokenHash: hashOf(token) }
    keys.set(token, key)
    return key
  }

  return async (token) => {
    const { workspaceId, tokenHash } = keyOf(token)
    const found = await find({ workspaceId, tokenHash })
    if (!found) throw problems.notFound('link')
    if (found.is_revoked) throw problems.linkRevoked()
    const today = todayIn(clock, found.time_zone)
    if (found.expires_on !== null && found.expires_on < today) throw problems.linkExpired()
    return {
      workspaceId,
      linkId: found.link_id,
      tokenHash,
      retainerId: found.retainer_id,
      version: found.retainer_version,
      timeZone: found.time_zone,
      today,
      lastOpenedOn: found.last_opened_on,
      audience: found.audience,
      passwordHash: found.password_hash,
      pendingSeconds: found.pending_seconds,
    }
  }
}

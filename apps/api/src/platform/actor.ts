import type {} from '@fastify/cookie'
import type {} from '@fastify/jwt'
import type { FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { Actor, Deps } from './context.ts'
import { instantNow, todayIn } from './clock.ts'
import { problems } from './problem.ts'
import { hashOf } from './secrets.ts'
import type { Call } from './tenancy.ts'
import { workspaceOf } from './token.ts'

/** Someone who says who they are. `enter` is how their workspace is entered; whom it finds there is the actor, or nobody. */
export type Claim = {
  workspaceId: string
  /** Tells this claimant from every other. */
  name: string
  enter: Call
  actorOf: (found: Record<string, unknown>) => Actor
}

export const cookieNames = (isHttps: boolean) =>
  isHttps ? { access: '__Host-hourtab', refresh: '__Host-hourtab-refresh' } : { access: 'hourtab', refresh: 'hourtab-refresh' }

/** What the access cookie holds. */
type Access = { sub: string; sid: string; ws: string; typ: 'access' }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Reads who a request claims to come from; throws 401 when it names nobody. The database has the last word. */
export function claimOf(request: FastifyRequest, deps: Deps): Claim {
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  return bearer ? keyClaim(keyPrefix, bearer, todayIn(deps.clock, 'UTC')) : cookieClaim(request, deps)
}

function cookieClaim(request: FastifyRequest, deps: Deps): Claim {
  const cookie = request.cookies[cookieNames(deps.config.publicUrl.startsWith('https:')).access]
  const access = cookie === undefined ? undefined : verified(request, cookie)
  if (!access) throw problems.notSignedIn()
  refuseCrossSite(request, deps.config.publicUrl)
  const { sub: userId, sid: sessionId, ws: workspaceId } = access
  return {
    workspaceId,
    name: sessionId,
    enter: ['enter_with_session', workspaceId, sessionId, userId, instantNow(deps.clock)],
    actorOf: ({ role }) => ({
      userId,
      workspaceId,
      role: role as Actor['role'],
      scope: role === 'owner' ? 'admin' : 'write',
      sessionId,
    }),
  }
}

function verified(request: FastifyRequest, token: string): Access | undefined {
  try {
    const access = request.server.jwt.verify<Access>(token)
    const isWhole = access.typ === 'access' && [access.sub, access.sid, access.ws].every((id) => typeof id === 'string' && uuid.test(id))
    return isWhole ? access : undefined
  } catch {
    return undefined
  }
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/** A change that arrives with a cookie must come from our own pages: browsers say so, and other sites cannot make them lie. */
export function refuseCrossSite(request: FastifyRequest, publicUrl: string): void {
  if (safe.has(request.method)) return
  const { 'sec-fetch-site': site, origin, host } = request.headers
  if (site === 'same-origin') return
  const isOurs = origin !== undefined && (origin === new URL(publicUrl).origin || origin === `${request.protocol}://${host}`)
  if (site !== undefined || !isOurs) throw problems.crossSite()
}

/** Signing in, from a page of another site, would put somebody else's account in front of a person: browsers are refused, scripts are not. */
export function refuseForeignPages(request: FastifyRequest, publicUrl: string): void {
  const { 'sec-fetch-site': site, origin } = request.headers
  if (site !== undefined || origin !== undefined) refuseCrossSite(request, publicUrl)
}

export const keyPrefix = 'ht_live_'

/** Begins the secret in the address of a calendar, which is no key anywhere else. */
export const calendarPrefix = 'ht_cal_'

const workspaces = new LRUCache<string, string>({ max: 1000 })

/** Reads who comes by the address of a calendar; throws 401 when it is mistyped. */
export const calendarClaim = (token: string, today: string): Claim => keyClaim(calendarPrefix, token, today)

function keyClaim(prefix: string, key: string, today: string): Claim {
  const hash = hashOf(key)
  const workspaceId = key.startsWith(prefix) ? (workspaces.get(hash) ?? workspaceOf(key.slice(prefix.length))) : undefined
  if (!workspaceId) throw problems.notSignedIn()
  workspaces.set(hash, workspaceId)
  return {
    workspaceId,
    name: hash,
    enter: ['enter_with_key', workspaceId, hash, today],
    actorOf: ({ scope, user_id: userId, key_id: keyId, key_name: keyName, retainer_ids: retainerIds }) => ({
      userId: userId as string,
      keyId: keyId as string,
      keyName: keyName as string,
      ...(retainerIds !== null && { retainerIds: retainerIds as string[] }),
      workspaceId,
      role: scope === 'admin' ? 'owner' : 'member',
      scope: scope as Actor['scope'],
    }),
  }
}

import { ready, sendReady } from '../../platform/assets.ts'
import type { OpenContext } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import type { OpenedLink, OpenLink } from '../share-links/open-link.ts'
import { needPassword } from '../share-links/password.ts'
import type { BalancePage, Gone } from './balance-page.ts'

type Sent = Parameters<typeof sendReady>

/** Opens a link for whoever may see it; throws 401 where its password was not given. */
export async function opened(ctx: OpenContext, openLink: OpenLink, token: string): Promise<OpenedLink> {
  const link = await found(ctx, openLink, token)
  needPassword(link, ctx, ctx.visitor)
  return link
}

/** Finds a link; whoever tries many that open nothing is asked to slow down. */
export async function found(ctx: OpenContext, openLink: OpenLink, token: string): Promise<OpenedLink> {
  const { limits, visitor } = ctx
  await limits.check('misses', visitor.address)
  try {
    return await openLink(token)
  } catch (error) {
    if (error instanceof Problem && error.details.status === 404) await limits.take('misses', visitor.address)
    throw error
  }
}

/** Shows, in place of a page, why there is none: kind words, and nothing about whose it was. What was not foreseen is logged under the route. */
export function sendGone(page: BalancePage, error: unknown, request: Sent[0], reply: Sent[1], route: string) {
  const status = error instanceof Problem ? error.details.status : 0
  const kind = kindOf(status, error)
  if (kind === 'broken') request.log.error({ err: error, reqId: request.id, route }, 'unforeseen')
  // A page that asks for the password is a page like any other.
  const code = kind === 'locked' ? 200 : kind === 'broken' ? 503 : kind === 'unknown' || kind === 'reopened' ? 404 : status
  return sendReady(request, reply.code(code).header('cache-control', 'no-store'), ready('text/html; charset=utf-8', page.gone(kind)), 4)
}

/** Thrown where a statement was issued, and its cycle is open again. */
export class Reopened extends Error {}

function kindOf(status: number, error: unknown): Gone {
  if (error instanceof Reopened) return 'reopened'
  if (status === 401) return 'locked'
  if (status === 410) return error instanceof Problem && error.details.slug === 'link-expired' ? 'expired' : 'revoked'
  if (status === 429) return 'limited'
  return status === 0 || status >= 500 ? 'broken' : 'unknown'
}

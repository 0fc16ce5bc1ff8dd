import * as contract from '@hourtab/contract/public-balance'
import { sendReady, ready } from '../../platform/assets.ts'
import { namesTag } from '../../platform/etag.ts'
import { Problem } from '../../platform/problem.ts'
import type { Api } from '../../platform/serve.ts'
import { inWorkspace } from '../../platform/tenancy.ts'
import { noteOpening } from '../share-links/note-opening.ts'
import type { OpenedLink, OpenLink } from '../share-links/open-link.ts'
import { unlock } from '../share-links/password.ts'
import type { BalancePage } from './balance-page.ts'
import { readPublicEntries, type Asked } from './read-public-balance.ts'
import { readyBalances } from './ready-balances.ts'
import { found, opened, sendGone } from './visit.ts'
import type { Watchers } from './watchers.ts'

/** What a link opens: the balance as JSON, its further entries, its stream, and the page a client bookmarks. */
export function publicBalanceRoutes(
  { serveOpenly, serveRaw, servePage, serveForm, deps }: Api,
  page: BalancePage,
  openLink: OpenLink,
  ready_: ReturnType<typeof readyBalances>,
  watchers: Watchers,
) {
  serveRaw(contract.readPublicBalance, async (ctx, { params, query }, request, reply) => {
    const link = await opened(ctx, openLink, params.token)
    const { etag, json } = await ready_(link, query)
    reply.header('etag', etag)
    if (namesTag(request.headers['if-none-match'] ?? '', etag)) return reply.code(304).send()
    return sendReady(request, reply, json, 4)
  })

  serveOpenly(contract.listPublicEntries, async (ctx, { params, query }) => {
    const link = await opened(ctx, openLink, params.token)
    return inWorkspace(ctx.database, link.workspaceId, (db) => readPublicEntries(db, ctx, link, query))
  })

  serveRaw(contract.watchPublicBalance, async (ctx, { params }, request, reply) => {
    const link = await opened(ctx, openLink, params.token)
    if (request.method === 'HEAD') return reply.type('text/event-stream').send()
    reply.hijack()
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value)
    await watchers.add(params.token, link, reply.raw)
  })

  // Mail and chat programs add words of their own to an address; a bookmark opens all the same, at worst on today's cycle.
  async function readLeniently(link: OpenedLink, query: unknown) {
    const asked = leniently(query as Record<string, unknown>)
    return ready_(link, asked).catch((error: unknown) => {
      const isNowhere = error instanceof Problem && [404, 422].includes(error.details.status) && (asked.on ?? asked.entry) !== undefined
      if (isNowhere) return ready_(link, { ...asked, on: undefined, entry: undefined })
      throw error
    })
  }

  servePage('/r/:token', async (ctx, { params, query }, request, reply) => {
    reply.header('content-security-policy', page.policy)
    const token = params.token ?? ''
    try {
      const link = await opened(ctx, openLink, token)
      const reading = await readLeniently(link, query)
      noteOpening(deps, link)
      const etag = reading.etag.replace(/"$/, `-${page.build}"`)
      reply.header('etag', etag)
      if (namesTag(request.headers['if-none-match'] ?? '', etag)) return reply.code(304).send()
      reading.page ??= ready('text/html; charset=utf-8', page.render(reading.balance, token, termsOf(query)))
      return await sendReady(request, reply, reading.page, 5)
    } catch (error) {
      return sendGone(page, error, request, reply, '/r/:token')
    }
  })

  servePage('/r/:token/manifest.webmanifest', async (ctx, { params }, request, reply) => {
    const token = params.token ?? ''
    await opened(ctx, openLink, token)
    return sendReady(request, reply, ready('application/manifest+json', page.manifest(token)), 4)
  })

  serveForm('/r/:token', async (ctx, { params }, request, reply) => {
    reply.header('content-security-policy', page.policy)
    const token = params.token ?? ''
    try {
      const { password } = request.body as { password?: unknown }
      const link = await found(ctx, openLink, token)
      if (await unlock(ctx, link, String(password ?? ''))) return await reply.redirect(`/r/${encodeURIComponent(token)}`, 303)
      return await sendReady(
        request,
        reply.code(403).header('cache-control', 'no-store'),
        ready('text/html; charset=utf-8', page.gone('wrong')),
        4,
      )
    } catch (error) {
      return sendGone(page, error, request, reply, '/r/:token')
    }
  })
}

/** What was asked of the log, as it was asked. */
const termsOf = (query: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(leniently(query as Record<string, unknown>)).flatMap(([name, value]) =>
      ['on', 'earlier', 'show'].includes(name) ? [] : [[name, String(value)]],
    ),
  )

/** What of a query can be read; the rest is as if it were not there. */
function leniently(query: Record<string, unknown>): Asked {
  const read = Object.entries(contract.readPublicBalance.query.shape).flatMap(([name, schema]) => {
    const given = query[name] === '' ? undefined : schema.safeParse(query[name])
    return given?.success && given.data !== undefined ? [[name, given.data]] : []
  })
  return Object.fromEntries(read)
}

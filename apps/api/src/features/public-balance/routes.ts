import * as contract from '@hourtab/contract/public-balance'
import { sendReady, ready } from '../../platform/assets.ts'
import { namesTag } from '../../platform/etag.ts'
import { Problem } from '../../platform/problem.ts'
import type { Api } from '../../platform/serve.ts'
import { inWorkspace } from '../../platform/tenancy.ts'
import { noteOpening } from '../share-links/note-opening.ts'
import type { OpenedLink, OpenLink } from '../share-links/open-link.ts'
import type { BalancePage } from './balance-page.ts'
import { readPublicEntries } from './read-public-balance.ts'
import { readyBalances } from './ready-balances.ts'
import { opened, sendGone } from './visit.ts'
import type { Watchers } from './watchers.ts'

/** What a link opens: the balance as JSON, its further entries, its stream, and the page a client bookmarks. */
export function publicBalanceRoutes(
  { serveOpenly, serveRaw, servePage, deps }: Api,
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
    return inWorkspace(ctx.database, link.workspaceId, (db) => readPublicEntries(db, ctx, link.workspaceId, link.retainerId, query))
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
    const { on, earlier } = contract.readPublicBalance.query.loose().safeParse(query).data ?? {}
    const isInvalid = (error: unknown) => error instanceof Problem && error.details.status === 422
    return ready_(link, { on, earlier }).catch((error: unknown) => {
      if (on !== undefined && isInvalid(error)) return ready_(link, { earlier })
      throw error
    })
  }

  servePage('/r/:token', async (ctx, { params, query }, request, reply) => {
    reply.header('content-security-policy', page.policy)
    const token = params.token ?? ''
    try {
      const link = await opened(ctx, openLink, token)
      const found = await readLeniently(link, query)
      noteOpening(deps, link)
      const etag = found.etag.replace(/"$/, `-${page.build}"`)
      reply.header('etag', etag)
      if (namesTag(request.headers['if-none-match'] ?? '', etag)) return reply.code(304).send()
      found.page ??= ready('text/html; charset=utf-8', page.render(found.balance, token))
      return await sendReady(request, reply, found.page, 5)
    } catch (error) {
      return sendGone(page, error, request, reply, '/r/:token')
    }
  })
}

import { paper, type StatementDocument } from '@hourtab/contract/statements'
import { z } from 'zod'
import { ready, sendReady } from '../../platform/assets.ts'
import { todayIn } from '../../platform/clock.ts'
import type { OpenContext } from '../../platform/context.ts'
import { namesTag } from '../../platform/etag.ts'
import { problems } from '../../platform/problem.ts'
import type { Api } from '../../platform/serve.ts'
import { inWorkspace } from '../../platform/tenancy.ts'
import { noteOpening } from '../share-links/note-opening.ts'
import type { OpenLink } from '../share-links/open-link.ts'
import { statementAsCsv } from '../statements/export-statement.ts'
import { printStatement } from '../statements/pdf/print-statement.ts'
import { latestVersion, printedInForce } from '../statements/queries.ts'
import type { BalancePage } from './balance-page.ts'
import { Reopened, opened, sendGone } from './visit.ts'

type Printed = { number: number; hash: string; document: string }
type Form = { type: string; body: string | Uint8Array; /** What it is saved as; without it, it is a page. */ saveAs?: string }

/** The statements of a retainer behind a link: those in force, as a page, as PDF and as CSV. Nothing but their documents is read. */
export function publicStatementRoutes({ servePage, deps }: Api, page: BalancePage, openLink: OpenLink) {
  async function find(ctx: OpenContext, token: string, number: string): Promise<Printed> {
    const link = await opened(ctx, openLink, token)
    if (link.audience !== 'full') throw problems.notFound('statement')
    const wanted = /^[1-9]\d{0,5}$/.test(number) ? Number(number) : 0
    const { found, issued } = await inWorkspace(ctx.database, link.workspaceId, async (db) => ({
      found: await printedInForce(db, link.workspaceId, link.retainerId, wanted),
      issued: await latestVersion(db, link.workspaceId, link.retainerId, wanted),
    }))
    if (!found) throw issued > 0 ? new Reopened() : problems.notFound('statement')
    noteOpening(deps, link)
    return { number: wanted, ...found }
  }

  function serveAs(suffix: string, form: (printed: Printed, asked: { token: string; query: unknown }) => Promise<Form> | Form) {
    servePage(`/r/:token/statements/:number${suffix}`, async (ctx, { params, query }, request, reply) => {
      reply.header('content-security-policy', page.policy)
      const { token = '', number = '' } = params
      try {
        const printed = await find(ctx, token, number)
        const etag = `"${printed.hash}-${page.build}"`
        if (namesTag(request.headers['if-none-match'] ?? '', etag)) return await reply.header('etag', etag).code(304).send()
        const { type, body, saveAs } = await form(printed, { token, query })
        reply.header('etag', etag)
        if (saveAs) return await reply.type(type).header('content-disposition', `attachment; filename="${saveAs}"`).send(Buffer.from(body))
        return await sendReady(request, reply, ready(type, Buffer.from(body)), 4)
      } catch (error) {
        return sendGone(page, error, request, reply, `/r/:token/statements/:number${suffix}`)
      }
    })
  }

  serveAs('', ({ hash, document }, { token }) => {
    const statement = JSON.parse(document) as StatementDocument
    const closedOn = todayIn({ now: () => new Date(statement.closedAt) }, statement.timeZone)
    return { type: 'text/html; charset=utf-8', body: page.statement(statement, { token, hash, closedOn }) }
  })
  // Whoever asks for a paper there is none of gets the usual one: an address may have been written over on its way.
  serveAs('.pdf', async (printed, { query }) => {
    const wanted = z.looseObject({ paper }).safeParse(query).data?.paper ?? 'a4'
    return { type: 'application/pdf', body: await printStatement(printed, wanted), saveAs: `statement-${printed.number}.pdf` }
  })
  serveAs('.csv', ({ number, document }) => ({
    type: 'text/csv; charset=utf-8',
    body: statementAsCsv(JSON.parse(document) as StatementDocument),
    saveAs: `statement-${number}.csv`,
  }))
}

import * as contract from '@hourtab/contract/statements'
import type { StatementDocument } from '@hourtab/contract/statements'
import { z } from 'zod'
import { pageFrom, readCursor } from '../../platform/page.ts'
import type { Api } from '../../platform/serve.ts'
import { retainerById } from '../retainers/queries.ts'
import { closeCycle } from './close-cycle.ts'
import { statementAsCsv } from './export-statement.ts'
import { printStatement } from './pdf/print-statement.ts'
import { printedById, statementsAfter } from './queries.ts'
import { readAmounts } from './read-amounts.ts'
import { reopenStatement } from './reopen-statement.ts'
import { toSummary } from './statement-view.ts'

const Cursor = z.tuple([z.uuid()])
const read = (text: string) => JSON.parse(text) as StatementDocument

export function statementRoutes({ serve }: Api) {
  serve(contract.closeCycle, (ctx, { params, body }) => closeCycle(ctx, params.retainerId, body))
  serve(contract.listStatements, async ({ db, actor }, { params, query }) => {
    await retainerById(db, actor.workspaceId, params.retainerId)
    const [before] = readCursor(Cursor, query.cursor) ?? []
    const rows = await statementsAfter(db, actor.workspaceId, params.retainerId, query.limit, before)
    return pageFrom(rows, query.limit, ({ id }) => [id], toSummary)
  })
  serve(contract.readStatement, async ({ db, actor }, { params }) => {
    const { document, ...rest } = await printedById(db, actor.workspaceId, params.statementId)
    return { statement: { ...rest, document: read(document) } }
  })
  serve(contract.exportStatement, async ({ db, actor }, { params }) => {
    const { document } = await printedById(db, actor.workspaceId, params.statementId)
    return statementAsCsv(read(document))
  })
  serve(contract.printStatement, async ({ db, actor }, { params, query }) => {
    const printed = await printedById(db, actor.workspaceId, params.statementId)
    return () => printStatement(printed, query.paper)
  })
  serve(contract.readAmounts, async (ctx, { params }) => ({ amounts: await readAmounts(ctx, params.statementId) }))
  serve(contract.reopenStatement, (ctx, { params }) => reopenStatement(ctx, params.statementId))
}

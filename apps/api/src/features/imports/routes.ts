import * as contract from '@hourtab/contract/imports'
import { recogniseImport as recognition } from '@hourtab/contract/import-recognition'
import { z } from 'zod'
import { pageFrom, readCursor } from '../../platform/page.ts'
import { problems } from '../../platform/problem.ts'
import type { Api } from '../../platform/serve.ts'
import { retainerById } from '../retainers/queries.ts'
import { changeImport } from './change-import.ts'
import { discardImport } from './discard-import.ts'
import { draftImport } from './draft-import.ts'
import { toSummary } from './import-view.ts'
import { publishImport } from './publish-import.ts'
import { importsAfter } from './queries.ts'
import { readImport } from './read-import.ts'
import { recogniseImport } from './recognise-import.ts'
import { undoImport } from './undo-import.ts'

const Cursor = z.tuple([z.uuid()])

export function importRoutes({ serve }: Api) {
  serve(contract.listImports, async ({ db, actor }, { params, query }) => {
    await retainerById(db, actor.workspaceId, params.retainerId)
    const [before] = readCursor(Cursor, query.cursor) ?? []
    const rows = await importsAfter(db, actor.workspaceId, params.retainerId, query.limit, before)
    return pageFrom(rows, query.limit, ({ id }) => [id], toSummary)
  })
  serve(contract.draftImport, async (ctx, { params, body }) => {
    const drafted = await draftImport(ctx, params.retainerId, body)
    // Only the answer says which draft it is, so of a file that was called back on its way nothing stays.
    if (ctx.visitor.isGone()) throw problems.unreadable('The caller hung up before the draft was ready.')
    return drafted
  })
  serve(contract.readImport, (ctx, { params }) => readImport(ctx, params.importId))
  serve(contract.changeImport, (ctx, { params, body }) => changeImport(ctx, params.importId, body))
  serve(contract.discardImport, (ctx, { params }) => discardImport(ctx, params.importId))
  serve(contract.publishImport, (ctx, { params, body }) => publishImport(ctx, params.importId, body))
  serve(contract.undoImport, (ctx, { params }) => undoImport(ctx, params.importId))
  serve(recognition, (ctx, { body }) => recogniseImport(ctx, body))
}

import * as contract from '@hourtab/contract/audit'
import { z } from 'zod'
import { pageFrom, readCursor } from '../../platform/page.ts'
import type { Api } from '../../platform/serve.ts'
import { exportAudit } from './export-audit.ts'
import { readAudit } from './read-audit.ts'

const Cursor = z.tuple([z.uuid()])

export function auditRoutes({ serve }: Api) {
  serve(contract.listAudit, async ({ db, actor }, { query: { cursor, limit, ...filter } }) => {
    const [before] = readCursor(Cursor, cursor) ?? []
    const lines = await readAudit(db, actor.workspaceId, { ...filter, before, limit: limit + 1 })
    return pageFrom(
      lines,
      limit,
      ({ id }) => [id],
      (line) => line,
    )
  })
  serve(contract.exportAudit, (ctx, { query }) => exportAudit(ctx, query))
}

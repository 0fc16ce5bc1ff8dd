import * as contract from '@hourtab/contract/alerts'
import { z } from 'zod'
import { pageFrom, readCursor } from '../../platform/page.ts'
import type { Api } from '../../platform/serve.ts'
import { retainerById } from '../retainers/queries.ts'
import { alertsAfter } from './queries.ts'

const Cursor = z.tuple([z.uuid()])

export function alertRoutes({ serve }: Api) {
  serve(contract.listAlerts, async ({ db, actor }, { params, query }) => {
    await retainerById(db, actor.workspaceId, params.retainerId)
    const [before] = readCursor(Cursor, query.cursor) ?? []
    const rows = await alertsAfter(db, actor.workspaceId, params.retainerId, { limit: query.limit, before })
    return pageFrom(
      rows,
      query.limit,
      ({ id }) => [id],
      (alert) => alert,
    )
  })
}

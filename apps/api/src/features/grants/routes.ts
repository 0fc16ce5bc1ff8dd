import * as contract from '@hourtab/contract/grants'
import { z } from 'zod'
import { pageFrom, readCursor } from '../../platform/page.ts'
import type { Api } from '../../platform/serve.ts'
import { cycleNamed } from '../entries/read-log.ts'
import { retainerById } from '../retainers/queries.ts'
import { agreeHours } from './agree-hours.ts'
import { daysOfGrantsIn, toGrant } from './grant-view.ts'
import { grantsAfter } from './queries.ts'
import { removeGrant } from './remove-grant.ts'

const Cursor = z.tuple([z.uuid()])

export function grantRoutes({ serve }: Api) {
  serve(contract.listGrants, async ({ db, actor }, { params, query: { limit, cursor, cycle } }) => {
    const record = await retainerById(db, actor.workspaceId, params.retainerId)
    const [before] = readCursor(Cursor, cursor) ?? []
    const days = cycle === undefined ? undefined : daysOfGrantsIn(record, cycleNamed(record, cycle))
    const rows = await grantsAfter(db, actor.workspaceId, params.retainerId, { days, before, limit })
    return pageFrom(
      rows,
      limit,
      ({ id }) => [id],
      (row) => toGrant(record, row),
    )
  })
  serve(contract.agreeHours, (ctx, { params, body }) => agreeHours(ctx, params.retainerId, body))
  serve(contract.removeGrant, (ctx, { params, query }) => removeGrant(ctx, params.grantId, { evenIfSpent: query.evenIfSpent === 'true' }))
}

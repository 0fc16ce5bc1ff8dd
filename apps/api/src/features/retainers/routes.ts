import { pauseRetainer as pauseEndpoint, resumeRetainer as resumeEndpoint } from '@hourtab/contract/pauses'
import { previewChange as previewEndpoint } from '@hourtab/contract/previews'
import * as contract from '@hourtab/contract/retainers'
import * as terms from '@hourtab/contract/terms'
import { z } from 'zod'
import { pageFrom, readCursor } from '../../platform/page.ts'
import type { Api } from '../../platform/serve.ts'
import { readCourses } from '../alerts/read-courses.ts'
import { balanceOf } from '../balance/read-balance.ts'
import { changeRetainer } from './change-retainer.ts'
import { createRetainer } from './create-retainer.ts'
import { pauseRetainer } from './pause-retainer.ts'
import { previewChange } from './preview-change.ts'
import { retainerById, retainersAfter } from './queries.ts'
import { removeRetainer } from './remove-retainer.ts'
import { removeTerms } from './remove-terms.ts'
import { resumeRetainer } from './resume-retainer.ts'
import { toRetainer } from './retainer-view.ts'
import { setTerms } from './set-terms.ts'

const Cursor = z.tuple([z.uuid()])

export function retainerRoutes({ serve }: Api) {
  serve(contract.listRetainers, async ({ db, actor, clock }, { query }) => {
    const [before] = readCursor(Cursor, query.cursor) ?? []
    const rows = await retainersAfter(db, actor.workspaceId, { clientId: query.clientId, limit: query.limit, before })
    const cards = rows.map((record) => ({ record, balance: balanceOf(record, clock) }))
    const courses = await readCourses(db, actor.workspaceId, clock, cards)
    return pageFrom(
      cards.map((card, at) => ({ ...card, course: courses[at]! })),
      query.limit,
      ({ record }) => [record.id],
      ({ record, balance, course }) => ({ ...toRetainer(record, clock), balance, ...course }),
    )
  })
  serve(contract.createRetainer, (ctx, { body }) => createRetainer(ctx, body))
  serve(contract.readRetainer, async ({ db, actor, clock }, { params }) => ({
    retainer: toRetainer(await retainerById(db, actor.workspaceId, params.retainerId), clock),
  }))
  serve(contract.changeRetainer, (ctx, { params, body }) => changeRetainer(ctx, params.retainerId, body))
  serve(contract.removeRetainer, (ctx, { params }) => removeRetainer(ctx, params.retainerId))
  serve(terms.listTerms, async ({ db, actor }, { params }) => {
    const retainer = await retainerById(db, actor.workspaceId, params.retainerId)
    return { items: retainer.terms, nextCursor: null }
  })
  serve(terms.setTerms, (ctx, { params, body }) => setTerms(ctx, params.retainerId, body))
  serve(terms.removeTerms, (ctx, { params }) => removeTerms(ctx, params.retainerId, params.from))
  serve(pauseEndpoint, (ctx, { params, body }) => pauseRetainer(ctx, params.retainerId, body))
  serve(resumeEndpoint, (ctx, { params, query }) => resumeRetainer(ctx, params.retainerId, query))
  serve(previewEndpoint, (ctx, { params, body }) => previewChange(ctx, params.retainerId, body))
}

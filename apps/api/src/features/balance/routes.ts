import * as contract from '@hourtab/contract/balance'
import { problems } from '../../platform/problem.ts'
import type { Api } from '../../platform/serve.ts'
import { readCourses } from '../alerts/read-courses.ts'
import { retainerById } from '../retainers/queries.ts'
import { readBalance, readCycles } from './read-balance.ts'
import { needReadableDay } from './within-reach.ts'

export function balanceRoutes({ serve }: Api) {
  serve(contract.readBalance, async ({ db, actor, clock }, { params, query }) => {
    const record = await retainerById(db, actor.workspaceId, params.retainerId)
    if (query.on && query.on < record.startsOn)
      throw problems.invalidInput([{ pointer: '?on', detail: `The retainer begins on ${record.startsOn}` }])
    if (query.on) needReadableDay(query.on, '?on', { clock, timeZone: record.timeZone })
    const { balance, explanation } = readBalance(record, clock, query.on)
    const [course] = await readCourses(db, actor.workspaceId, clock, [{ record, balance }])
    return { balance, explanation, ...course! }
  })

  serve(contract.listCycles, async ({ db, actor, clock }, { params, query }) => {
    const record = await retainerById(db, actor.workspaceId, params.retainerId)
    return { items: readCycles(record, clock, { coming: query.coming === 'agreed' }), nextCursor: null }
  })
}

import * as contract from '@hourtab/contract/balance'
import { Day } from '@hourtab/contract/primitives'
import { z } from 'zod'
import { todayIn } from '../../platform/clock.ts'
import { pageFrom, readCursor } from '../../platform/page.ts'
import { problems } from '../../platform/problem.ts'
import type { Api } from '../../platform/serve.ts'
import { readCourses } from '../alerts/read-courses.ts'
import { retainerById } from '../retainers/queries.ts'
import { readBalance, readCycles } from './read-balance.ts'
import { readDue } from './read-due.ts'
import { needReadableDay } from './within-reach.ts'

const Cursor = z.tuple([Day])

export function balanceRoutes({ serve }: Api) {
  serve(contract.readBalance, async ({ db, actor, clock }, { params, query }) => {
    const record = await retainerById(db, actor.workspaceId, params.retainerId)
    if (query.on && query.on < record.startsOn)
      throw problems.invalidInput([{ pointer: '?on', detail: `The retainer begins on ${record.startsOn}` }])
    if (query.on) needReadableDay(query.on, '?on', { clock, timeZone: record.timeZone })
    const { balance, explanation } = await readBalance(db, actor.workspaceId, record, clock, { on: query.on })
    const [course] = await readCourses(db, actor.workspaceId, clock, [{ record, balance }])
    const dueOn = await readDue(db, actor.workspaceId, record, balance.cycle, todayIn(clock, record.timeZone))
    return { balance, explanation, ...course!, dueOn }
  })

  serve(contract.listCycles, async ({ db, actor, clock }, { params, query: { limit, cursor, coming } }) => {
    const record = await retainerById(db, actor.workspaceId, params.retainerId)
    const [before] = readCursor(Cursor, cursor) ?? []
    const cycles = await readCycles(db, actor.workspaceId, record, clock, { before, limit, coming: coming === 'agreed' })
    return pageFrom(
      cycles,
      limit,
      ({ cycle }) => [cycle.startsOn],
      (cycle) => cycle,
    )
  })
}

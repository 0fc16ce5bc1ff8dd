import * as contract from '@hourtab/contract/entries'
import { parseLines } from '@hourtab/contract/parsed-lines'
import { parseLogLines } from '@hourtab/domain/log-line'
import { todayIn } from '../../platform/clock.ts'
import type { Api } from '../../platform/serve.ts'
import { retainerById } from '../retainers/queries.ts'
import { changeEntry } from './change-entry.ts'
import { toEntry } from './entry-view.ts'
import { exportEntries } from './export-entries.ts'
import { logBatch } from './log-batch.ts'
import { foreseeEntries, lockingOf, logEntries } from './log-entry.ts'
import { entryById } from './queries.ts'
import { cycleNamed, readLog } from './read-log.ts'
import { removeEntry } from './remove-entry.ts'
import { restoreEntry } from './restore-entry.ts'

export function entryRoutes({ serve, serveTogether }: Api) {
  serve(contract.listEntries, async ({ db, actor }, { params, query }) => {
    const { limit, cursor, cycle: day, ...filter } = query
    const record = await retainerById(db, actor.workspaceId, params.retainerId)
    const cycle = day && cycleNamed(record, day)
    const { items, nextCursor } = await readLog(db, actor.workspaceId, record, { cycle, filter, limit, cursor })
    return { items: items.map((row) => ({ ...toEntry(record.id, row), runningBalanceSeconds: row.runningBalanceSeconds })), nextCursor }
  })
  serve(contract.exportEntries, (ctx, { params, query }) => exportEntries(ctx, params.retainerId, query))
  serveTogether(contract.logEntry, { handler: logEntries, alongside: lockingOf, foresee: foreseeEntries })
  serve(contract.logBatch, (ctx, { params, body }) => logBatch(ctx, params.retainerId, body.entries))
  serve(parseLines, async ({ db, actor, clock }, { params, body }) => {
    const { timeZone } = await retainerById(db, actor.workspaceId, params.retainerId)
    return { drafts: parseLogLines(body.text, todayIn(clock, timeZone)) }
  })
  serve(contract.readEntry, async ({ db, actor }, { params }) => {
    const row = await entryById(db, actor.workspaceId, params.entryId)
    return { entry: toEntry(row.retainerId, row) }
  })
  serve(contract.changeEntry, (ctx, { params, body }) => changeEntry(ctx, params.entryId, body))
  serve(contract.restoreEntry, (ctx, { params }) => restoreEntry(ctx, params.entryId))
  serve(contract.removeEntry, (ctx, { params }) => removeEntry(ctx, params.entryId))
}

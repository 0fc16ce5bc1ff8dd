import { cyclesThrough } from '@hourtab/domain/cycle'
import { closedThrough, closesOn, oldestOpen } from '@hourtab/domain/ledger-closed'
import { asc, gt, sql } from 'drizzle-orm'
import { todayIn } from '../../platform/clock.ts'
import type { ByItself, Db, Deps } from '../../platform/context.ts'
import { workspaces } from '../../platform/tables/accounts.ts'
import { dbOver, inWorkspace } from '../../platform/tenancy.ts'
import { retainerById, type LedgerRecord } from '../retainers/queries.ts'
import { closeCycle } from './close-cycle.ts'
import { latestVersion } from './queries.ts'

type Closing = Pick<Deps, 'database' | 'clock' | 'live'>
type Candidate = { inWorkspace: string; retainer: string }

const workspacesAtOnce = 200

/**
 * Closes every cycle whose days of grace are over, in all workspaces, and says how many. What cannot be closed is told to `onError` and
 * holds up nothing else. Processes that do this at the same time close each cycle once: the retainer is locked, and looked at again.
 */
export async function closeDueCycles(deps: Closing, onError: (error: unknown) => void): Promise<number> {
  let count = 0
  for await (const candidate of candidates(deps)) {
    try {
      while (await closeOldestIfDue(deps, candidate)) count++
    } catch (error) {
      onError(error)
    }
  }
  return count
}

async function closeOldestIfDue({ database, clock, live }: Closing, candidate: Candidate): Promise<boolean> {
  const { inWorkspace: workspaceId, retainer } = candidate
  const committed: (() => void)[] = []
  const isClosed = await inWorkspace(database, workspaceId, async (db) => {
    committed.length = 0
    const record = await retainerById(db, workspaceId, retainer, 'forWriting')
    if (!(await isDue(db, workspaceId, record, todayIn(clock, record.timeZone)))) return false
    const ctx: ByItself = { db, clock, live, onCommit: (then) => committed.push(then), actor: { workspaceId, userId: null } }
    await closeCycle(ctx, retainer, {})
    return true
  })
  for (const then of committed) then()
  return isClosed
}

// A cycle that an owner opened again is theirs to close: it would be closed under their hands.
async function isDue(db: Db, workspaceId: string, record: LedgerRecord, today: string): Promise<boolean> {
  const { closesAfterDays, closed } = record
  if (closesAfterDays === null || today < closesOn(record, closedThrough(closed), closesAfterDays)) return false
  const oldest = oldestOpen(record, closedThrough(closed))
  return (await latestVersion(db, workspaceId, record.id, cyclesThrough(record, oldest.startsOn).length)) === 0
}

type Row = Candidate & {
  startsOn: string
  cadence: 'monthly' | 'quarterly'
  resetDay: number
  timeZone: string
  afterDays: number
  closedThrough: string | null
  isReopened: boolean
}

// Each workspace is looked at inside its own walls, and only what may be due is locked.
async function* candidates({ database, clock }: Closing): AsyncGenerator<Candidate> {
  const db = dbOver(database.pool)
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const page = await db
      .select({ id: workspaces.id })
      .from(workspaces)
      .where(gt(workspaces.id, after))
      .orderBy(asc(workspaces.id))
      .limit(workspacesAtOnce)
    const ids = page.map(({ id }) => id)
    const { rows } = await db.execute<Row>(sql`
      select in_workspace as "inWorkspace", retainer, starts_on as "startsOn", cadence, reset_day as "resetDay", time_zone as "timeZone",
        after_days as "afterDays", closed_through as "closedThrough", is_reopened as "isReopened" from retainers_that_close(${sql.param(ids)}::uuid[])`)
    for (const row of rows) {
      const opens = closesOn({ ...row, firstCycle: 'full' }, row.closedThrough ?? undefined, row.afterDays)
      if (!row.isReopened && todayIn(clock, row.timeZone) >= opens) yield row
    }
    if (page.length < workspacesAtOnce) return
    after = ids.at(-1)!
  }
}

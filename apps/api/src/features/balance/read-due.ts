import type { Balance } from '@hourtab/contract/balance'
import { dayBefore, type Day } from '@hourtab/domain/calendar'
import { cycleOn } from '@hourtab/domain/cycle'
import { dueAfter } from '@hourtab/domain/updates'
import { sql } from 'drizzle-orm'
import { todayIn } from '../../platform/clock.ts'
import type { Db } from '../../platform/context.ts'
import type { LedgerRecord } from '../retainers/queries.ts'

/** The day by whose end the next update is due, where one was promised: not for a cycle that is over, nor in a pause. */
export async function readDue(db: Db, workspaceId: string, record: LedgerRecord, cycle: Balance['cycle'], today: Day): Promise<Day | null> {
  const { updates, completeThrough } = record
  if (!updates || today >= cycle.resetsOn || cycle.pausedSince) return null
  const updatedOn = await lastUpdate(db, workspaceId, record, cycle.startsOn)
  return dueAfter(
    updates,
    [updates.since, completeThrough, updatedOn].reduce<Day>((a, b) => (b && b > a ? b : a), ''),
  )
}

// Looked for in this cycle and the one before, so that it costs the same however long the log is.
async function lastUpdate(db: Db, workspaceId: string, record: LedgerRecord, startsOn: Day): Promise<Day | null> {
  const from = startsOn > record.startsOn ? cycleOn(record, dayBefore(startsOn)).startsOn : startsOn
  const { rows } = await db.execute<{ at: string | null }>(sql`
    select greatest(
      (select max(e.logged_at) from entries e where e.workspace_id = ${workspaceId} and e.retainer_id = ${record.id} and e.cycle_starts_on >= ${from}),
      (select i.published_at from imports i where i.workspace_id = ${workspaceId} and i.retainer_id = ${record.id} and i.state = 'published' order by i.id desc limit 1)
    )::text as at`)
  const at = rows[0]?.at
  return at ? todayIn({ now: () => new Date(at) }, record.timeZone) : null
}

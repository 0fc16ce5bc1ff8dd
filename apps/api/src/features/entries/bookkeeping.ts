import type { Day } from '@hourtab/domain/calendar'
import { sql, type SQL } from 'drizzle-orm'
import type { Db, Foreseeing } from '../../platform/context.ts'
import type { entries } from '../../platform/tables/entries.ts'
import type { Locked } from '../retainers/queries.ts'

type OfImports = 'sourceDialect' | 'sourceClient' | 'importSaid' | 'writtenBy'
export type EntryRow = Omit<typeof entries.$inferSelect, 'workspaceId' | 'retainerId' | OfImports>

/** An entry, the retainer whose log it goes to, the seconds by which it moves the balance, and its event. */
export type NewRow = EntryRow & { retainerId: string; effect: number; eventId: string; about: string }

/**
 * The one call that logs entries, the totals of their cycles, their retainers' next versions and events. It answers how many it
 * wrote: all, or none where a retainer was found at another version than they were worked out from.
 */
export function writingOf({ actor, live, onCommit }: Foreseeing, found: Locked[], rows: NewRow[], at: string): SQL {
  const { workspaceId, userId, keyName = null } = actor
  for (const id of new Set(rows.map(({ retainerId }) => retainerId))) onCommit(() => live.nudge(workspaceId, id))
  return sql`log_entries(${workspaceId}, ${userId}, ${keyName}, ${at}, ${JSON.stringify(found)}, ${JSON.stringify(rows)})`
}

/** What a change adds to a cycle, or takes from it when negative. */
export type Shift = { cycleStartsOn: Day; seconds: number; entries: number }

/** Shifts the totals of cycles after entries were changed or removed, and raises the retainer's version. */
export async function shiftTotals(db: Db, workspaceId: string, retainerId: string, shifts: Shift[]): Promise<void> {
  await db.execute(sql`
    with x as (
      select "cycleStartsOn" as cycle_starts_on, sum(seconds) as seconds, sum(entries) as entries
      from jsonb_to_recordset(${JSON.stringify(shifts)}::jsonb) as s ("cycleStartsOn" date, seconds bigint, entries int) group by 1
    ), v as (
      update retainers set version = version + 1 where workspace_id = ${workspaceId} and id = ${retainerId}
    )
    insert into cycle_totals (workspace_id, retainer_id, cycle_starts_on, used_seconds, entry_count, last_worked_on)
    select ${workspaceId}, ${retainerId}, x.cycle_starts_on, x.seconds, x.entries,
      (select max(e.worked_on) from entries e where e.workspace_id = ${workspaceId} and e.retainer_id = ${retainerId} and e.cycle_starts_on = x.cycle_starts_on)
    from x
    on conflict (workspace_id, retainer_id, cycle_starts_on) do update set used_seconds = cycle_totals.used_seconds + excluded.used_seconds,
      entry_count = cycle_totals.entry_count + excluded.entry_count, last_worked_on = excluded.last_worked_on`)
}

/** The seconds by which an entry moves the balance. */
export const effectOf = (entry: { seconds: number; billable: boolean }, counts: 'all' | 'billable'): number =>
  counts === 'all' || entry.billable ? entry.seconds : 0

import type { EventName } from '@hourtab/contract/events'
import type { Day } from '@hourtab/domain/calendar'
import { sql } from 'drizzle-orm'
import { instantNow } from '../../platform/clock.ts'
import type { Context, Db } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import type { entries } from '../../platform/tables/entries.ts'

type OfImports = 'sourceDialect' | 'sourceClient' | 'importSaid' | 'writtenBy'
export type EntryRow = Omit<typeof entries.$inferSelect, 'workspaceId' | 'retainerId' | OfImports>

/**
 * Writes entries, the totals of their cycles, the retainer's next version and an event in one statement, so that none
 * can be without the others. A row whose source key is in the log already is left out; answers how many were written.
 */
export async function insertEntries(
  ctx: Context,
  retainer: { id: string; counts: 'all' | 'billable' },
  rows: EntryRow[],
  event?: { name: EventName; subject: Record<string, unknown> },
) {
  const { db, actor, clock, live, onCommit } = ctx
  const { workspaceId } = actor
  const { rows: written } = await db.execute<{ written: number }>(sql`
    with e as (
      insert into entries (workspace_id, id, retainer_id, cycle_starts_on, worked_on, seconds, description, work_type, vendor, project, billable, private_note, import_id, source_key, logged_by, logged_at)
      select ${workspaceId}, x.id, ${retainer.id}, x."cycleStartsOn", x."workedOn", x.seconds, x.description, x."workType", x.vendor, x.project, x.billable, x."privateNote", x."importId", x."sourceKey", x."loggedBy", x."loggedAt"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (id uuid, "cycleStartsOn" date, "workedOn" date, seconds int, description text, "workType" text, vendor text,
        project text, billable boolean, "privateNote" text, "importId" uuid, "sourceKey" text, "loggedBy" uuid, "loggedAt" timestamptz)
      on conflict (workspace_id, retainer_id, source_key) where source_key is not null do nothing
      returning cycle_starts_on, worked_on, seconds, billable
    ), t as (
      insert into cycle_totals (workspace_id, retainer_id, cycle_starts_on, used_seconds, entry_count, last_worked_on)
      select ${workspaceId}, ${retainer.id}, cycle_starts_on, coalesce(sum(seconds) filter (where ${retainer.counts} = 'all' or billable), 0), count(*), max(worked_on) from e group by cycle_starts_on
      on conflict (workspace_id, retainer_id, cycle_starts_on) do update set used_seconds = cycle_totals.used_seconds + excluded.used_seconds,
        entry_count = cycle_totals.entry_count + excluded.entry_count, last_worked_on = greatest(cycle_totals.last_worked_on, excluded.last_worked_on)
    ), v as (
      update retainers set version = version + 1 where workspace_id = ${workspaceId} and id = ${retainer.id}
    ), a as (
      insert into events (workspace_id, id, retainer_id, name, actor_id, subject, at)
      select ${workspaceId}, ${newId()}, ${retainer.id}, ${event?.name ?? null}, ${actor.userId}, ${JSON.stringify(event?.subject ?? {})}::jsonb, ${instantNow(clock)} where ${event !== undefined}
    )
    select count(*)::int as written from e`)
  onCommit(() => live.nudge(workspaceId, retainer.id))
  return written[0]?.written ?? 0
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

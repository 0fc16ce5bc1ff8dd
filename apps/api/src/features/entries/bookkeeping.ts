import type { EventName } from '@hourtab/contract/events'
import type { Day } from '@hourtab/domain/calendar'
import { sql, type SQL } from 'drizzle-orm'
import { instantNow } from '../../platform/clock.ts'
import type { Db, Foreseeing } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import type { entries } from '../../platform/tables/entries.ts'
import type { Locked } from '../retainers/queries.ts'

type OfImports = 'sourceDialect' | 'sourceClient' | 'importSaid' | 'writtenBy'
export type EntryRow = Omit<typeof entries.$inferSelect, 'workspaceId' | 'retainerId' | OfImports>

/** An entry and the retainer whose log it goes to. */
export type NewRow = EntryRow & { retainerId: string }
type NewEvent = { name: EventName; retainerId: string; about: string; subject: Record<string, unknown> }

/**
 * The one statement that logs entries, the totals of their cycles, their retainers' next versions and events, so that
 * none can be without the others. It tells the events it wrote: all, or none where a retainer was found at another version than it was worked out from.
 */
export function writingOf({ actor, clock, live, onCommit }: Foreseeing, found: Locked[], rows: NewRow[], events: NewEvent[]): SQL {
  const { workspaceId } = actor
  const retainerIds = [...new Set(rows.map(({ retainerId }) => retainerId))]
  const announced = events.map((event) => ({ id: newId(), ...event }))
  for (const retainerId of retainerIds) onCommit(() => live.nudge(workspaceId, retainerId))
  return sql`
    with f as (
      select count(*) = ${found.length} as holds from retainers r join jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as x (id uuid, version bigint) on x.id = r.id and x.version = r.version
      where r.workspace_id = ${workspaceId}
    ), e as (
      insert into entries (workspace_id, id, retainer_id, cycle_starts_on, worked_on, seconds, description, work_type, vendor, project, billable, private_note, corrects, logged_by, logged_at)
      select ${workspaceId}, x.id, x."retainerId", x."cycleStartsOn", x."workedOn", x.seconds, x.description, x."workType", x.vendor, x.project, x.billable, x."privateNote", x.corrects, x."loggedBy", x."loggedAt"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (id uuid, "retainerId" uuid, "cycleStartsOn" date, "workedOn" date, seconds int, description text, "workType" text, vendor text,
        project text, billable boolean, "privateNote" text, corrects uuid, "loggedBy" uuid, "loggedAt" timestamptz)
      where (select holds from f)
      returning retainer_id, cycle_starts_on, worked_on, seconds, billable
    ), t as (
      insert into cycle_totals (workspace_id, retainer_id, cycle_starts_on, used_seconds, entry_count, last_worked_on)
      select ${workspaceId}, e.retainer_id, e.cycle_starts_on, coalesce(sum(e.seconds) filter (where r.counts = 'all' or e.billable), 0), count(*), max(e.worked_on)
      from e join retainers r on r.workspace_id = ${workspaceId} and r.id = e.retainer_id group by e.retainer_id, e.cycle_starts_on
      on conflict (workspace_id, retainer_id, cycle_starts_on) do update set used_seconds = cycle_totals.used_seconds + excluded.used_seconds,
        entry_count = cycle_totals.entry_count + excluded.entry_count, last_worked_on = greatest(cycle_totals.last_worked_on, excluded.last_worked_on)
    ), v as (
      update retainers set version = version + 1 where workspace_id = ${workspaceId} and id = any(${sql.param(retainerIds)}::uuid[]) and (select holds from f)
    )
    insert into events (workspace_id, id, retainer_id, name, actor_id, key_name, about, subject, at)
    select ${workspaceId}, x.id, x."retainerId", x.name, ${actor.userId}, ${actor.keyName ?? null}, x.about, x.subject, ${instantNow(clock)}
    from jsonb_to_recordset(${JSON.stringify(announced)}::jsonb) as x (id uuid, "retainerId" uuid, name text, about text, subject jsonb)
    where (select holds from f)`
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

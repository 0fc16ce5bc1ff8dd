import type { Day } from '@hourtab/domain/calendar'
import { closedThrough } from '@hourtab/domain/ledger-closed'
import { sql, type SQL } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import type { Shift } from '../entries/bookkeeping.ts'
import type { LedgerRecord } from '../retainers/queries.ts'

// Rows of one statement. They are taken from one id to another and no two tables are joined: the planner, which may not have heard yet how many
// rows an import brought, would take each with each.
const chunk = 5000
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

type Where = { workspaceId: string; importId: string; retainer: LedgerRecord; cycleOf: (day: Day) => Day }

/** Puts the log back as it was before an import; fails with 23505 where a later import logged the same row again. Answers what that shifts in the totals of cycles, and how many entries a hand keeps. */
export async function putBack(db: Db, where: Where): Promise<{ shifts: Shift[]; kept: number; removed: number }> {
  const { workspaceId, importId } = where
  // How many rows an import has is known now; a plan that was made while there were few would take them one by one.
  await db.execute(sql`set local plan_cache_mode = force_custom_plan`)
  await refuseIfBuiltUpon(db, where)
  await refuseIfClosed(db, where)
  const parts = await partsOf(db, where)
  const shifts: Shift[] = []
  const removed = await removeAdded(db, where, shifts)
  const days = await cyclesOfReplaced(db, where)
  for (const part of parts) await freeKeys(db, where, shifts, part)
  let restored = 0
  for (const part of parts)
    restored += (await restoreChanged(db, where, shifts, { days, part })) + (await restoreRemoved(db, where, shifts, { days, part }))
  for (const part of parts) await restoreTaken(db, where, part)
  const { rows } = await db.execute<{ kept: number }>(sql`
    select (select count(*) from replaced_entries where workspace_id = ${workspaceId} and import_id = ${importId} and kind <> 'taken')::int - ${restored}
      + (select count(*) from entries where workspace_id = ${workspaceId} and import_id = ${importId} and written_by is distinct from ${importId})::int as kept`)
  await db.execute(sql`delete from replaced_entries where workspace_id = ${workspaceId} and import_id = ${importId}`)
  await db.execute(sql`delete from removed_entries where workspace_id = ${workspaceId} and import_id = ${importId}`)
  return { shifts, kept: rows[0]!.kept, removed }
}

// What a later import wrote over or removed, or logged in its place, cannot be put back under it.
async function refuseIfBuiltUpon(db: Db, { workspaceId, importId, retainer }: Where): Promise<void> {
  const { rows } = await db.execute<{ filename: string }>(sql`
    select i.filename from replaced_entries f join imports i on i.workspace_id = f.workspace_id and i.id = f.import_id
    where f.workspace_id = ${workspaceId} and f.retainer_id = ${retainer.id} and f.import_id <> ${importId} and i.state = 'published'
      and (f.before ->> 'import_id' = ${importId}::text or f.before ->> 'written_by' = ${importId}::text) limit 1`)
  if (rows[0]) throw problems.laterImport(rows[0].filename)
}

// A closed cycle stays as its statement says.
async function refuseIfClosed(db: Db, { workspaceId, importId, retainer }: Where): Promise<void> {
  const through = closedThrough(retainer.closed)
  if (through === undefined) return
  const { rows } = await db.execute<{ isClosed: boolean }>(sql`
    select exists (select from entries where workspace_id = ${workspaceId} and import_id = ${importId} and written_by = ${importId} and cycle_starts_on <= ${through})
      or exists (select from replaced_entries f where f.workspace_id = ${workspaceId} and f.import_id = ${importId} and f.kind <> 'taken'
        and ((f.before ->> 'cycle_starts_on')::date <= ${through}
          or (select e.cycle_starts_on from entries e where e.workspace_id = ${workspaceId} and e.id = f.entry_id) <= ${through})) as "isClosed"`)
  if (rows[0]!.isClosed)
    throw problems.cycleClosed('What this import did stands in a statement. Have an owner open the cycle again, or log corrections.')
}

const sums = (counts: LedgerRecord['counts'], from: SQL) => sql`
  select cycle_starts_on::text as "cycleStartsOn", coalesce(sum(seconds) filter (where ${counts} = 'all' or billable), 0)::bigint as seconds, count(*)::int as entries
  from ${from} group by 1`

const negative = ({ cycleStartsOn, seconds, entries }: Shift): Shift => ({ cycleStartsOn, seconds: -seconds, entries: -entries })
const countOf = (rows: readonly Shift[]) => rows.reduce((sum, { entries }) => sum + entries, 0)

async function removeAdded(db: Db, { workspaceId, importId, retainer }: Where, shifts: Shift[]): Promise<number> {
  const added = sql`workspace_id = ${workspaceId} and import_id = ${importId} and written_by = ${importId}`
  for (let removed = 0; ;) {
    const { rows } = await db.execute<Shift>(sql`
      with gone as (
        delete from entries where ${added}
          and id <= coalesce((select id from entries where ${added} order by id offset ${chunk - 1} limit 1), ${lastId})
        returning cycle_starts_on, seconds, billable
      ) ${sums(retainer.counts, sql`gone`)}`)
    if (rows.length === 0) return removed
    removed += countOf(rows)
    shifts.push(...rows.map(negative))
  }
}

/** The cycle that each day of what comes back counts in now, as a JSON object; the schedule may have changed since. */
async function cyclesOfReplaced(db: Db, { workspaceId, importId, retainer, cycleOf }: Where): Promise<SQL> {
  const { rows } = await db.execute<{ day: Day }>(sql`
    select distinct before ->> 'worked_on' as day from replaced_entries where workspace_id = ${workspaceId} and import_id = ${importId} and kind <> 'taken'`)
  if (rows.some(({ day }) => day < retainer.startsOn)) throw problems.beforeRetainer(retainer.startsOn)
  return sql`${JSON.stringify(Object.fromEntries(rows.map(({ day }) => [day, cycleOf(day)])))}::jsonb`
}

/** A part of what was replaced, by the column that holds an entry's id. */
type Part = (id: SQL) => SQL

// What was replaced, cut into parts that one statement can handle.
async function partsOf(db: Db, { workspaceId, importId }: Where): Promise<Part[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select entry_id as id from (select entry_id, row_number() over (order by entry_id) as n from replaced_entries
      where workspace_id = ${workspaceId} and import_id = ${importId}) f where n % ${chunk} = 0 order by 1`)
  const ends = [...rows.map(({ id }) => id), lastId]
  return ends.map((end, n) => (id) => (n > 0 ? sql`${id} > ${ends[n - 1]} and ${id} <= ${end}` : sql`${id} <= ${end}`))
}

type Kind = 'changed' | 'removed' | 'taken'

const replaced = ({ workspaceId, importId }: Where, kind: Kind, part: Part) => sql`
  f.workspace_id = ${workspaceId} and f.import_id = ${importId} and f.kind = ${kind} and ${part(sql`f.entry_id`)}`

/** The rows of entries, or of removed ones, that stand where something was replaced. */
const standing = ({ workspaceId, importId }: Where, kind: Kind, part: Part) => sql`
  e.workspace_id = ${workspaceId} and ${part(sql`e.id`)}
    and (select f.kind from replaced_entries f where f.workspace_id = ${workspaceId} and f.import_id = ${importId} and f.entry_id = e.id) = ${kind}`

/** The entries that this import changed and nobody since. */
const changedNow = (where: Where, part: Part) => sql`${standing(where, 'changed', part)} and e.written_by = ${where.importId}`

// Keys may change places, so all of them are free before any is put back.
async function freeKeys(db: Db, where: Where, shifts: Shift[], part: Part): Promise<void> {
  const ours = changedNow(where, part)
  const now = await db.execute<Shift>(sums(where.retainer.counts, sql`(select e.* from entries e where ${ours}) e`))
  shifts.push(...now.rows.map(negative))
  await db.execute(sql`update entries e set source_key = null where ${ours}`)
}

type Which = { days: SQL; part: Part }

/** An entry as it was, in the cycle where it counts now. */
const before = (days: SQL) => sql`
  jsonb_populate_record(null::entries, f.before || jsonb_build_object('cycle_starts_on', ${days} ->> (f.before ->> 'worked_on'))) b`

async function restoreChanged(db: Db, where: Where, shifts: Shift[], { days, part }: Which): Promise<number> {
  const { rows } = await db.execute<Shift>(sql`
    with back as (
      update entries e set (cycle_starts_on, worked_on, seconds, description, work_type, vendor, project, billable, source_key, source_dialect, source_client,
        import_said, written_by) = (
          select b.cycle_starts_on, b.worked_on, b.seconds, b.description, b.work_type, b.vendor, b.project, b.billable, b.source_key, b.source_dialect,
            b.source_client, b.import_said, b.written_by
          from replaced_entries f, ${before(days)}
          where f.workspace_id = ${where.workspaceId} and f.import_id = ${where.importId} and f.entry_id = e.id)
      where ${changedNow(where, part)}
      returning e.cycle_starts_on, e.seconds, e.billable
    ) ${sums(where.retainer.counts, sql`back`)}`)
  shifts.push(...rows)
  return countOf(rows)
}

async function restoreRemoved(db: Db, where: Where, shifts: Shift[], { days, part }: Which): Promise<number> {
  const { rows } = await db.execute<Shift>(sql`
    with back as (
      insert into entries select b.* from replaced_entries f, ${before(days)} where ${replaced(where, 'removed', part)}
      on conflict (workspace_id, id) do nothing
      returning cycle_starts_on, seconds, billable
    ) ${sums(where.retainer.counts, sql`back`)}`)
  shifts.push(...rows)
  return countOf(rows)
}

async function restoreTaken(db: Db, where: Where, part: Part): Promise<void> {
  await db.execute(sql`
    update removed_entries e set (source_key, import_said, worked_on) = (
      select b.source_key, b.import_said, b.worked_on from replaced_entries f, jsonb_populate_record(null::removed_entries, f.before) b
      where f.workspace_id = ${where.workspaceId} and f.import_id = ${where.importId} and f.entry_id = e.id)
    where ${standing(where, 'taken', part)}`)
}

import type { Day } from '@hourtab/domain/calendar'
import { closedThrough } from '@hourtab/domain/ledger-closed'
import { sql, type SQL } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import type { Shift } from '../entries/bookkeeping.ts'
import type { LedgerRecord } from '../retainers/queries.ts'

const chunk = 5000

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
  await restoreTaken(db, where)
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
      or exists (select from replaced_entries f left join entries e on e.workspace_id = f.workspace_id and e.id = f.entry_id
        where f.workspace_id = ${workspaceId} and f.import_id = ${importId} and f.kind <> 'taken'
          and ((f.before ->> 'cycle_starts_on')::date <= ${through} or e.cycle_starts_on <= ${through})) as "isClosed"`)
  if (rows[0]!.isClosed)
    throw problems.cycleClosed('What this import did stands in a statement. Have an owner open the cycle again, or log corrections.')
}

const sums = (counts: LedgerRecord['counts'], from: SQL) => sql`
  select cycle_starts_on::text as "cycleStartsOn", coalesce(sum(seconds) filter (where ${counts} = 'all' or billable), 0)::bigint as seconds, count(*)::int as entries
  from ${from} group by 1`

const negative = ({ cycleStartsOn, seconds, entries }: Shift): Shift => ({ cycleStartsOn, seconds: -seconds, entries: -entries })
const countOf = (rows: readonly Shift[]) => rows.reduce((sum, { entries }) => sum + entries, 0)

async function removeAdded(db: Db, { workspaceId, importId, retainer }: Where, shifts: Shift[]): Promise<number> {
  for (let removed = 0; ;) {
    const { rows } = await db.execute<Shift>(sql`
      with batch as (
        select id from entries where workspace_id = ${workspaceId} and import_id = ${importId} and written_by = ${importId} limit ${chunk}
      ), gone as (
        delete from entries where workspace_id = ${workspaceId} and id in (select id from batch) returning cycle_starts_on, seconds, billable
      ) ${sums(retainer.counts, sql`gone`)}`)
    if (rows.length === 0) return removed
    removed += countOf(rows)
    shifts.push(...rows.map(negative))
  }
}

/** The cycle that each day of what comes back counts in now; the schedule may have changed since. */
async function cyclesOfReplaced(db: Db, { workspaceId, importId, retainer, cycleOf }: Where): Promise<SQL> {
  const { rows } = await db.execute<{ day: Day }>(sql`
    select distinct before ->> 'worked_on' as day from replaced_entries where workspace_id = ${workspaceId} and import_id = ${importId} and kind <> 'taken'`)
  if (rows.some(({ day }) => day < retainer.startsOn)) throw problems.beforeRetainer(retainer.startsOn)
  const cycles = rows.map(({ day }) => ({ day, cycle: cycleOf(day) }))
  return sql`jsonb_to_recordset(${JSON.stringify(cycles)}::jsonb) as c (day date, cycle date)`
}

// What was replaced, cut into parts that one statement can handle.
async function partsOf(db: Db, { workspaceId, importId }: Where): Promise<SQL[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select entry_id as id from (select entry_id, row_number() over (order by entry_id) as n from replaced_entries
      where workspace_id = ${workspaceId} and import_id = ${importId}) f where n % ${chunk} = 0 order by 1`)
  const ends = rows.map(({ id }) => id)
  return [...ends, null].map((end, n) =>
    sql.join([sql`true`, ...(n > 0 ? [sql`f.entry_id > ${ends[n - 1]}`] : []), ...(end ? [sql`f.entry_id <= ${end}`] : [])], sql` and `),
  )
}

const replacedNow = ({ workspaceId, importId }: Where, part: SQL) => sql`
  f.workspace_id = ${workspaceId} and f.import_id = ${importId} and f.kind = 'changed' and ${part} and e.workspace_id = ${workspaceId} and e.id = f.entry_id and e.written_by = ${importId}`

// Keys may change places, so all of them are free before any is put back.
async function freeKeys(db: Db, where: Where, shifts: Shift[], part: SQL): Promise<void> {
  const ours = replacedNow(where, part)
  const now = await db.execute<Shift>(sums(where.retainer.counts, sql`(select e.* from entries e, replaced_entries f where ${ours}) e`))
  shifts.push(...now.rows.map(negative))
  await db.execute(sql`update entries e set source_key = null from replaced_entries f where ${ours}`)
}

type Which = { days: SQL; part: SQL }

async function restoreChanged(db: Db, where: Where, shifts: Shift[], { days, part }: Which): Promise<number> {
  const { rows } = await db.execute<Shift>(sql`
    with back as (
      update entries e set cycle_starts_on = c.cycle, worked_on = b.worked_on, seconds = b.seconds, description = b.description, work_type = b.work_type, vendor = b.vendor,
        project = b.project, billable = b.billable, source_key = b.source_key, source_dialect = b.source_dialect, source_client = b.source_client,
        import_said = b.import_said, written_by = b.written_by
      from replaced_entries f, jsonb_populate_record(null::entries, f.before) b, ${days}
      where ${replacedNow(where, part)} and c.day = b.worked_on
      returning e.cycle_starts_on, e.seconds, e.billable
    ) ${sums(where.retainer.counts, sql`back`)}`)
  shifts.push(...rows)
  return countOf(rows)
}

async function restoreRemoved(db: Db, { workspaceId, importId, retainer }: Where, shifts: Shift[], { days, part }: Which): Promise<number> {
  const { rows } = await db.execute<Shift>(sql`
    with back as (
      insert into entries select (jsonb_populate_record(null::entries, f.before || jsonb_build_object('cycle_starts_on', c.cycle))).*
      from replaced_entries f, ${days}
      where f.workspace_id = ${workspaceId} and f.import_id = ${importId} and f.kind = 'removed' and ${part} and c.day = (f.before ->> 'worked_on')::date
      on conflict (workspace_id, id) do nothing
      returning cycle_starts_on, seconds, billable
    ) ${sums(retainer.counts, sql`back`)}`)
  shifts.push(...rows)
  return countOf(rows)
}

async function restoreTaken(db: Db, { workspaceId, importId }: Where): Promise<void> {
  await db.execute(sql`
    update removed_entries e set source_key = b.source_key, import_said = b.import_said, worked_on = b.worked_on
    from replaced_entries f, jsonb_populate_record(null::removed_entries, f.before) b
    where f.workspace_id = ${workspaceId} and f.import_id = ${importId} and f.kind = 'taken' and e.workspace_id = ${workspaceId} and e.id = f.entry_id`)
}

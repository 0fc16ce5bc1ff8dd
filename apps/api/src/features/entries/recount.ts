import { closedThrough } from '@hourtab/domain/ledger-closed'
import { eq, sql } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { cycleStartOf } from '../balance/read-balance.ts'
import { retainers } from '../../platform/tables/retainers.ts'
import type { LedgerRecord } from '../retainers/queries.ts'

/** Puts every entry that is not in a closed cycle into its cycle anew, and sums the cycles from the entries. */
export async function recount(db: Db, workspaceId: string, record: LedgerRecord): Promise<void> {
  const mine = sql`workspace_id = ${workspaceId} and retainer_id = ${record.id}`
  const open = sql`${mine} and cycle_starts_on > ${closedThrough(record.closed) ?? '-infinity'}`
  const { rows } = await db.execute<{ day: string }>(sql`select distinct worked_on::text as day from entries where ${open}`)
  const cycles = rows.map(({ day }) => ({ day, cycle: cycleStartOf(record, day) }))
  await db.execute(sql`
    update entries set cycle_starts_on = c.cycle
    from jsonb_to_recordset(${JSON.stringify(cycles)}::jsonb) as c (day date, cycle date)
    where ${open} and worked_on = c.day and cycle_starts_on <> c.cycle`)
  await db.execute(sql`delete from cycle_totals where ${mine}`)
  await sumCycles(db, workspaceId, [record])
}

/** Sums the cycles of every retainer of a workspace that has no sums yet. */
export async function sumAllCycles(db: Db, workspaceId: string): Promise<void> {
  const all = await db.select({ id: retainers.id, counts: retainers.counts }).from(retainers).where(eq(retainers.workspaceId, workspaceId))
  await sumCycles(db, workspaceId, all)
}

async function sumCycles(db: Db, workspaceId: string, records: Pick<LedgerRecord, 'id' | 'counts'>[]): Promise<void> {
  for (const { id, counts } of records) {
    await db.execute(sql`
      insert into cycle_totals (workspace_id, retainer_id, cycle_starts_on, used_seconds, entry_count, last_worked_on)
      select workspace_id, retainer_id, cycle_starts_on, coalesce(sum(seconds) filter (where ${counts} = 'all' or billable), 0), count(*), max(worked_on)
      from entries where workspace_id = ${workspaceId} and retainer_id = ${id} group by workspace_id, retainer_id, cycle_starts_on`)
  }
}

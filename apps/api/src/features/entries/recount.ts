import type { Day } from '@hourtab/domain/calendar'
import { closedThrough } from '@hourtab/domain/ledger-closed'
import { eq, sql, type SQL } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { cycleStartOf } from '../balance/read-balance.ts'
import { retainers } from '../../platform/tables/retainers.ts'
import type { LedgerRecord } from '../retainers/queries.ts'

/** Puts every entry that is not in a closed cycle into its cycle anew, and sums the cycles from the entries. */
export async function recount(db: Db, workspaceId: string, record: LedgerRecord): Promise<void> {
  const mine = sql`workspace_id = ${workspaceId} and retainer_id = ${record.id}`
  for (const { was, now, first, last } of await movesOf(db, mine, record))
    await db.execute(sql`
      update entries set cycle_starts_on = ${now} where ${mine} and cycle_starts_on = ${was} and worked_on between ${first} and ${last}`)
  await db.execute(sql`delete from cycle_totals where ${mine}`)
  await sumCycles(db, workspaceId, [record])
}

type Move = { was: Day; now: Day; first: Day; last: Day }

// The days that go from one cycle to another; a statement for each stays short however long the log is.
async function movesOf(db: Db, mine: SQL, record: LedgerRecord): Promise<Iterable<Move>> {
  const { rows } = await db.execute<{ was: Day; day: Day }>(sql`
    select distinct cycle_starts_on::text as was, worked_on::text as day from entries
    where ${mine} and cycle_starts_on > ${closedThrough(record.closed) ?? '-infinity'} order by 1, 2`)
  const moves = new Map<string, Move>()
  for (const { was, day } of rows) {
    const now = cycleStartOf(record, day)
    if (now !== was) moves.set(`${was} ${now}`, { was, now, first: moves.get(`${was} ${now}`)?.first ?? day, last: day })
  }
  return moves.values()
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

import { leastLoggedDays } from '@hourtab/domain/pace'
import { sql } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import type { CycleOf } from './queries.ts'

/**
 * On how many days work that counts is logged in each of some cycles, by retainer; beyond as many as a pace needs they are not counted. Each day is found
 * by one step along the index of the log, so that it costs the same whatever a day, a cycle or the past holds.
 */
export async function loggedDaysIn(
  db: Db,
  workspaceId: string,
  cycles: (CycleOf & { counts: 'all' | 'billable' })[],
): Promise<Map<string, number>> {
  const work = sql`select e.worked_on from entries e where e.workspace_id = ${workspaceId} and e.retainer_id = x."retainerId" and e.cycle_starts_on = x."cycleStartsOn"
    and (x.counts = 'all' or e.billable)`
  const { rows } = await db.execute<{ retainerId: string; days: number }>(sql`
    select x."retainerId", (
      with recursive d as (
        (${work} order by e.worked_on limit 1)
        union all
        select (${work} and e.worked_on > d.worked_on order by e.worked_on limit 1) from d where d.worked_on is not null
      ) select count(worked_on)::int from (select worked_on from d limit ${leastLoggedDays}) found
    ) as days
    from jsonb_to_recordset(${JSON.stringify(cycles)}::jsonb) as x ("retainerId" uuid, "cycleStartsOn" date, counts text)`)
  return new Map(rows.map(({ retainerId, days }) => [retainerId, days]))
}

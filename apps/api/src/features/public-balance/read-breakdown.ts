import type { Balance } from '@hourtab/contract/balance'
import type { PublicBalance } from '@hourtab/contract/public-balance'
import { breakdown, type Part } from '@hourtab/domain/breakdown'
import type { Day } from '@hourtab/domain/calendar'
import { sql } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import type { LedgerRecord } from '../retainers/queries.ts'
import type { Sight } from './sight.ts'

// Each entry of the cycle is counted for it; nobody reads a table of more, and a balance must not cost more the longer its log is.
const mostEntries = 5000

/** Where the counted hours of a cycle went, under the names an audience sees. */
export async function readBreakdown(
  db: Db,
  workspaceId: string,
  record: LedgerRecord,
  { cycle, capSeconds, entryCount }: Balance,
  today: Day,
  sight: Sight,
): Promise<PublicBalance['breakdown']> {
  if (!sight.showsLog || entryCount > mostEntries) return null
  const { rows } = await db.execute<Part & { projects: (string | null)[] }>(sql`
    select e.work_type as "workType", e.vendor, (e.worked_on - (extract(isodow from e.worked_on)::int - 1))::text as "weekOn", array_agg(distinct e.project) as projects,
      coalesce(sum(e.seconds) filter (where ${record.counts} = 'all' or e.billable), 0)::int as seconds
    from entries e where e.workspace_id = ${workspaceId} and e.retainer_id = ${record.id} and e.cycle_starts_on = ${cycle.startsOn}
    group by 1, 2, 3`)
  const parts = rows.map((row) => ({ ...row, vendor: row.vendor === null ? null : sight.vendor(row.vendor) }))
  const projects = new Set(rows.flatMap((row) => row.projects).flatMap((project) => (project === null ? [] : sight.text(project))))
  return { ...breakdown(parts, { cycle, capSeconds }, today), projects: [...projects].toSorted() }
}

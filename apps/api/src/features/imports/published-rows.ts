import type { ImportRow } from '@hourtab/contract/imports'
import { sql } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'

const mostShown = 1000

type Work = NonNullable<ImportRow['before']>
type State = 'gone' | 'changed' | 'new'

/** An entry as the database writes it as JSON. */
type Kept = Omit<Work, 'workedOn' | 'workType'> & { worked_on: string; work_type: Work['workType'] }
type Found = { state: State; id: string; now: Kept | null; was: Kept | null; isByHand: boolean }

/**
 * What a published import removed, changed and added, as far as it is still in the log: the first thousand. The limit of one keeps the planner,
 * when it has not heard of them yet, from joining them each with each.
 */
export async function publishedRows(db: Db, workspaceId: string, importId: string): Promise<ImportRow[]> {
  const { rows } = await db.execute<Found>(sql`
    select 'gone' as state, f.entry_id as id, null::jsonb as now, f.before as was, false as "isByHand" from replaced_entries f
    where f.workspace_id = ${workspaceId} and f.import_id = ${importId} and f.kind = 'removed'
    union all
    select 'changed', e.id, to_jsonb(e), f.before, e.written_by is distinct from ${importId} from replaced_entries f
    cross join lateral (select * from entries where workspace_id = ${workspaceId} and id = f.entry_id limit 1) e
    where f.workspace_id = ${workspaceId} and f.import_id = ${importId} and f.kind = 'changed'
    union all
    select 'new', e.id, to_jsonb(e), null::jsonb, e.written_by is distinct from ${importId} from entries e
    where e.workspace_id = ${workspaceId} and e.import_id = ${importId}
    limit ${mostShown}`)
  return rows.map(toRow).toSorted((one, other) => order(one).localeCompare(order(other)))
}

const order = ({ workedOn, id }: ImportRow) => `${workedOn} ${id}`

function toRow({ state, id, now, was, isByHand }: Found): ImportRow {
  const [work, before] = [worded((now ?? was)!), state === 'changed' ? worded(was!) : null]
  const isKept = before !== null && !isByHand && JSON.stringify(work) === JSON.stringify(before)
  return {
    id,
    row: null,
    state: isKept ? 'unchanged' : state,
    reason: isByHand ? 'Edited by hand since' : isKept ? 'Kept as it was edited by hand' : null,
    ...work,
    warnings: [],
    notes: [],
    excluded: false,
    entryId: now ? id : null,
    before: isKept ? null : before,
    decidable: false,
    decision: null,
    read: null,
    parts: [],
  }
}

const worded = ({ worked_on: workedOn, seconds, description, work_type: workType, vendor, project, billable }: Kept): Work => ({
  workedOn,
  seconds,
  description,
  workType,
  vendor,
  project,
  billable,
})

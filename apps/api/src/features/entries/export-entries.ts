import type { Day } from '@hourtab/domain/calendar'
import { writeCsv } from '@hourtab/domain/csv/write'
import { formatHours } from '@hourtab/domain/hours'
import { sql } from 'drizzle-orm'
import { toInstant } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { retainerById } from '../retainers/queries.ts'
import type { EntryRow } from './bookkeeping.ts'
import { clockCell } from './clock-cell.ts'
import { conditions, cycleNamed, type Filter } from './read-log.ts'

const pageRows = 1000

/** The columns of a log as CSV, those of them that hold text, and the cells of an entry. */
export const logColumns = ['Entry ID', 'Date', 'Duration', 'Hours', 'Description', 'Work type', 'Vendor', 'Project', 'Billable'].concat([
  'Private note',
  'Source',
  'Logged at',
  'Cycle starts on',
  'Corrects entry',
])
export const logTextColumns = ['Description', 'Vendor', 'Project', 'Private note'].map((name) => logColumns.indexOf(name))

/** The work log as CSV, oldest first: everything the PM may see, safe to open in a spreadsheet, and known by its ids when it is imported. */
export async function exportEntries(
  { db, actor }: Context,
  retainerId: string,
  { cycle, ...filter }: Filter & { cycle?: Day },
): Promise<string> {
  const { workspaceId } = actor
  const record = await retainerById(db, workspaceId, retainerId)
  const own = [sql`e.workspace_id = ${workspaceId}`, sql`e.retainer_id = ${retainerId}`]
  if (cycle) own.push(sql`e.cycle_starts_on = ${cycleNamed(record, cycle)}`)
  const where = sql.join([...own, ...conditions(filter)], sql` and `)
  let text = writeCsv([logColumns], [])
  for (let after = sql`true`; ;) {
    const { rows } = await db.execute<EntryRow>(sql`
      select e.id, e.cycle_starts_on::text as "cycleStartsOn", e.worked_on::text as "workedOn", e.seconds, e.description, e.work_type as "workType", e.vendor, e.project, e.billable,
        e.private_note as "privateNote", e.corrects, e.import_id as "importId", e.logged_at::text as "loggedAt"
      from entries e where ${where} and ${after} order by e.cycle_starts_on, e.worked_on, e.id limit ${pageRows}`)
    text += writeCsv(rows.map(logCells), logTextColumns)
    const last = rows.at(-1)
    if (!last || rows.length < pageRows) return text
    after = sql`(e.cycle_starts_on, e.worked_on, e.id) > (${last.cycleStartsOn}, ${last.workedOn}, ${last.id})`
  }
}

export const logCells = (row: EntryRow): string[] => [
  row.id,
  row.workedOn,
  clockCell(row.seconds),
  formatHours(row.seconds),
  row.description,
  row.workType,
  row.vendor ?? '',
  row.project ?? '',
  row.billable ? 'Yes' : 'No',
  row.privateNote ?? '',
  row.importId ? 'import' : 'hand',
  toInstant(row.loggedAt),
  row.cycleStartsOn,
  row.corrects ?? '',
]

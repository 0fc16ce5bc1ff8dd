import type { Days } from '@hourtab/domain/csv/snapshot'
import { sql, type SQL } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { cycleOn } from '@hourtab/domain/cycle'
import { cycleStartOf } from '../balance/read-balance.ts'
import type { LedgerRecord } from '../retainers/queries.ts'
import type { Reader } from './reader/open-reader.ts'

const pageRows = 5000

type Which = { window: Days | null; isOwn: boolean }

/**
 * Hands the reader what it is to be compared with: what was imported in these days, what was edited since, and what the tracker names
 * wherever it stands. Page by page, as texts that only the reader's thread takes apart.
 */
export async function loadLog(db: Db, workspaceId: string, record: LedgerRecord, reader: Reader, { window, isOwn }: Which): Promise<void> {
  const mine = sql`e.workspace_id = ${workspaceId} and e.retainer_id = ${record.id}`
  const sourced = isOwn ? sql`true` : sql`e.source_key is not null`
  const entries = (where: SQL, after: SQL) => entriesPage(sql`${mine} and ${where} and ${after}`)
  if (window) await addPages(db, reader, (after) => entries(sql`${sourced} and ${inWindow(record, window)}`, after))
  await addPages(db, reader, (after) => entries(sql`e.import_said is not null`, after))
  await addPages(db, reader, (after) => removedPage(sql`${mine} and ${after}`), true)
  for (let from = 0; ; from += pageRows) {
    const { keys, ids, count } = await reader.names(from, pageRows)
    if (keys) await addPages(db, reader, (after) => entries(sql`e.source_key = any(${keys}::text[])`, after))
    if (ids) {
      await addPages(db, reader, (after) => entries(sql`e.id = any(${ids}::uuid[])`, after))
      const { rows } = await db.execute<{ json: string }>(sql`
        select coalesce(json_agg(e.id), '[]')::text as json from entries e where e.workspace_id = ${workspaceId} and e.retainer_id <> ${record.id} and e.id = any(${ids}::uuid[])`)
      await reader.addForeign(rows[0]!.json)
    }
    if (count < pageRows) return
  }
}

// Naming the cycles lets the index of the log be used. What came late stands in a later cycle than its day, at the latest in the oldest open one.
function inWindow(record: LedgerRecord, { from, through }: Days): SQL {
  const first = from < record.startsOn ? record.startsOn : from
  const last = through < first ? first : cycleStartOf(record, through)
  const newest = last > through ? last : through
  return sql`e.cycle_starts_on >= ${cycleOn(record, first).startsOn} and e.cycle_starts_on <= ${newest} and e.worked_on >= ${from} and e.worked_on <= ${through}`
}

async function addPages(db: Db, reader: Reader, page: (after: SQL) => SQL, isRemoved = false): Promise<void> {
  for (let after = sql`true`; ;) {
    const { rows } = await db.execute<{ json: string; count: number; last: string }>(page(after))
    const { json, count, last } = rows[0]!
    if (count > 0) await reader.addLog(json, isRemoved)
    if (count < pageRows) return
    const [cycle, day, id] = last.split(' ')
    after = isRemoved ? sql`e.id > ${id}` : sql`(e.cycle_starts_on, e.worked_on, e.id) > (${cycle}, ${day}, ${id})`
  }
}

const entriesPage = (where: SQL) => sql`
  select coalesce(json_agg(json_build_array(id, source_key, worked_on, seconds, description, work_type, vendor, project, billable, source_dialect, source_client, import_said, import_id, cycle_starts_on)), '[]')::text as json,
    count(*)::int as count, max(concat_ws(' ', cycle_starts_on, worked_on, id)) as last
  from (select e.* from entries e where ${where} order by e.cycle_starts_on, e.worked_on, e.id limit ${pageRows}) e`

const removedPage = (where: SQL) => sql`
  select coalesce(json_agg(json_build_array(id, source_key, worked_on, 0, '', 'other', null, null, true, source_dialect, source_client, import_said, import_id, worked_on)), '[]')::text as json,
    count(*)::int as count, max(concat_ws(' ', worked_on, worked_on, id)) as last
  from (select e.* from removed_entries e where ${where} and e.source_key is not null order by e.id limit ${pageRows}) e`

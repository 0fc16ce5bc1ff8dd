import { Day as DayKey } from '@hourtab/contract/primitives'
import type { Day } from '@hourtab/domain/calendar'
import { cycleOn } from '@hourtab/domain/cycle'
import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../platform/context.ts'
import { cursorOf, readCursor } from '../../platform/page.ts'
import { problems } from '../../platform/problem.ts'
import { linesOf } from '../balance/read-balance.ts'
import type { LedgerRecord } from '../retainers/queries.ts'
import { effectOf, type EntryRow } from './bookkeeping.ts'

/** What a page of the log is narrowed to. */
export type Filter = { from?: Day; to?: Day; vendor?: string; project?: string; workType?: string; q?: string; id?: string }
export type LoggedRow = EntryRow & { importSaid: unknown; runningBalanceSeconds: number }

// The key of the last entry shown, and the running balance of the one below it in the same cycle.
const Cursor = z.tuple([DayKey, DayKey, z.uuid(), z.int()])

/**
 * A page of the work log, newest first: by cycle, day, and the order of logging. The running balance starts from what
 * the cycle has left and is carried in the cursor, so a page deep in a long history costs what the first one costs.
 */
export async function readLog(
  db: Db,
  workspaceId: string,
  record: LedgerRecord,
  given: { cycle?: Day; filter?: Filter; limit: number; cursor?: string },
): Promise<{ items: LoggedRow[]; nextCursor: string | null }> {
  const after = readCursor(Cursor, given.cursor)
  const filters = conditions(given.filter ?? {})
  const where = [sql`e.workspace_id = ${workspaceId}`, sql`e.retainer_id = ${record.id}`, ...filters]
  if (given.cycle) where.push(sql`e.cycle_starts_on = ${given.cycle}`)
  if (after) where.push(sql`(e.cycle_starts_on, e.worked_on, e.id) < (${after[0]}, ${after[1]}, ${after[2]})`)
  const isFiltered = filters.length > 0
  const { rows } = await db.execute<EntryRow & { importSaid: unknown; newerSeconds: number }>(sql`
    select e.id, e.cycle_starts_on::text as "cycleStartsOn", e.worked_on::text as "workedOn", e.seconds, e.description, e.work_type as "workType", e.vendor, e.project, e.billable,
      e.private_note as "privateNote", e.corrects, e.import_id as "importId", e.source_key as "sourceKey", e.import_said as "importSaid", e.logged_by as "loggedBy", e.logged_at::text as "loggedAt",
      ${isFiltered ? (given.cycle ? sql`e.newer_seconds` : newerSeconds(workspaceId, record)) : sql`0`} as "newerSeconds"
    from ${isFiltered && given.cycle ? wholeCycle(workspaceId, record, given.cycle) : sql`entries e`} where ${sql.join(where, sql` and `)}
    order by e.cycle_starts_on desc, e.worked_on desc, e.id desc limit ${given.limit + 1}`)

  const lines = await linesOfRows(db, workspaceId, record, rows)
  let cycle = after?.[0]
  let running = after?.[3] ?? 0
  const items = rows.slice(0, given.limit).map(({ newerSeconds: newer, ...row }) => {
    const line = lines.get(row.cycleStartsOn)
    const left = line ? line.availableSeconds - line.usedSeconds : 0
    if (isFiltered) return { ...row, runningBalanceSeconds: left + newer }
    if (row.cycleStartsOn !== cycle) [cycle, running] = [row.cycleStartsOn, left]
    const item = { ...row, runningBalanceSeconds: running }
    running += effectOf(row, record.counts)
    return item
  })
  const last = items.at(-1)
  return { items, nextCursor: rows.length > given.limit && last ? cursorAfter(last, record) : null }
}

/** Where a page of the log goes on below an entry. */
export const cursorAfter = (row: LoggedRow, { counts }: Pick<LedgerRecord, 'counts'>): string =>
  cursorOf([row.cycleStartsOn, row.workedOn, row.id, row.runningBalanceSeconds + effectOf(row, counts)])

// A page may reach over many cycles, or stand in one of long ago.
async function linesOfRows(db: Db, workspaceId: string, record: LedgerRecord, rows: { cycleStartsOn: Day }[]) {
  const lines = await linesOf(
    db,
    workspaceId,
    record,
    rows.toReversed().map(({ cycleStartsOn }) => ({ startsOn: cycleStartsOn })),
  )
  return new Map(lines.map((line) => [line.cycle.startsOn, line]))
}

/** The first day of the cycle that a query names by a day in it; throws 422 before the retainer starts. */
export function cycleNamed(record: LedgerRecord, day: Day): Day {
  if (day < record.startsOn) throw problems.invalidInput([{ pointer: '?cycle', detail: `The retainer begins on ${record.startsOn}` }])
  return cycleOn(record, day).startsOn
}

/** What a filter asks of the entries `e`. */
export function conditions({ from, to, vendor, project, workType, q, id }: Filter): SQL[] {
  const found: SQL[] = []
  if (from) found.push(sql`e.worked_on >= ${from}`)
  if (to) found.push(sql`e.worked_on <= ${to}`)
  if (vendor) found.push(sql`e.vendor = ${vendor}`)
  if (project) found.push(sql`e.project = ${project}`)
  if (id) found.push(sql`e.id = ${id}`)
  if (workType) found.push(sql`e.work_type = ${workType}`)
  for (const word of (q ?? '').split(/\s+/).filter(Boolean))
    found.push(sql`concat_ws(' ', e.description, e.vendor, e.project) ilike ${`%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`}`)
  return found
}

// A filtered page skips entries: of one cycle, what was logged after each is summed up in one go.
const wholeCycle = (workspaceId: string, record: LedgerRecord, cycle: Day) => sql`
  (select c.*, coalesce(sum(c.seconds) filter (where ${record.counts} = 'all' or c.billable)
      over (order by c.worked_on desc, c.id desc rows between unbounded preceding and 1 preceding), 0)::bigint as newer_seconds
    from entries c where c.workspace_id = ${workspaceId} and c.retainer_id = ${record.id} and c.cycle_starts_on = ${cycle}) e`

// Over all cycles each row asks for itself.
const newerSeconds = (workspaceId: string, record: LedgerRecord) => sql`
  (select coalesce(sum(n.seconds) filter (where ${record.counts} = 'all' or n.billable), 0)::bigint from entries n
    where n.workspace_id = ${workspaceId} and n.retainer_id = ${record.id} and n.cycle_starts_on = e.cycle_starts_on and (n.worked_on, n.id) > (e.worked_on, e.id))`

import type { PublicEntry } from '@hourtab/contract/public-balance'
import { addDays, mondayOf, type Day } from '@hourtab/domain/calendar'
import { isLate } from '@hourtab/domain/ledger-closed'
import { sql } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { conditions, cursorAfter, readLog, type Filter, type LoggedRow } from '../entries/read-log.ts'
import type { LedgerRecord } from '../retainers/queries.ts'
import type { Sight } from './sight.ts'

/** What a reader narrows the log of a cycle to. */
export type Narrowing = { type?: string; vendor?: string; project?: string; week?: Day; q?: string; entry?: string }

export const isNarrowed = ({ type, vendor, project, week, q, entry }: Narrowing): boolean =>
  [type, vendor, project, week, q?.trim(), entry].some(Boolean)

type Asked = { cycle: Day; narrowing: Narrowing; limit: number; cursor?: string }
type Log = { entries: PublicEntry[]; nextCursor: string | null }

/** A page of a cycle's log as an audience sees it. Whoever sees names under aliases finds by those: a name that is not shown finds nothing. */
export async function readPublicLog(db: Db, workspaceId: string, record: LedgerRecord, sight: Sight, asked: Asked): Promise<Log> {
  if (!sight.showsLog) return { entries: [], nextCursor: null }
  const { cycle, narrowing, limit, cursor } = asked
  const isSimple = isFoundAsTyped(sight, narrowing)
  const filter = isSimple ? filterOf(narrowing) : filterOf({ ...narrowing, vendor: '', project: '', q: '' })
  const log = await readLog(db, workspaceId, record, { cycle, filter, limit: isSimple ? limit : entriesIn(record, cycle), cursor })
  const shown = log.items.map((row) => ({ row, entry: toPublicEntry(row, record.counts, sight) }))
  if (isSimple) return { entries: shown.map(({ entry }) => entry), nextCursor: log.nextCursor }
  const found = shown.filter(({ entry }) => isFound(entry, narrowing))
  const last = found[limit - 1]
  return {
    entries: found.slice(0, limit).map(({ entry }) => entry),
    nextCursor: found.length > limit && last ? cursorAfter(last.row, record) : null,
  }
}

// By kind and time an entry is found whatever its names are shown as.
const isFoundAsTyped = ({ isPlain }: Sight, { vendor, project, q }: Narrowing): boolean =>
  isPlain || ![vendor, project, q?.trim()].some(Boolean)

/** How many entries a narrowed log holds in all, and their counted hours. */
export async function sumFound(db: Db, workspaceId: string, record: LedgerRecord, sight: Sight, asked: Omit<Asked, 'limit'>) {
  const { cycle, narrowing } = asked
  if (!isFoundAsTyped(sight, narrowing)) {
    const { entries } = await readPublicLog(db, workspaceId, record, sight, { ...asked, limit: entriesIn(record, cycle) })
    return { entries: entries.length, seconds: entries.reduce((sum, { counted, seconds }) => sum + (counted ? seconds : 0), 0) }
  }
  const mine = [sql`e.workspace_id = ${workspaceId}`, sql`e.retainer_id = ${record.id}`, sql`e.cycle_starts_on = ${cycle}`]
  const { rows } = await db.execute<{ entries: number; seconds: number }>(sql`
    select count(*)::int as entries, coalesce(sum(e.seconds) filter (where ${record.counts} = 'all' or e.billable), 0)::int as seconds
    from entries e where ${sql.join([...mine, ...conditions(filterOf(narrowing))], sql` and `)}`)
  return rows[0]!
}

const entriesIn = ({ totals }: LedgerRecord, cycle: Day): number =>
  Math.max(1, totals.find(({ cycleStartsOn }) => cycleStartsOn === cycle)?.entryCount ?? 0)

const filterOf = ({ type, vendor, project, week, q, entry }: Narrowing): Filter => ({
  ...(week && { from: mondayOf(week), to: addDays(mondayOf(week), 6) }),
  workType: type,
  vendor,
  project,
  q,
  id: entry,
})

function isFound(entry: PublicEntry, { vendor, project, q }: Narrowing): boolean {
  const text = [entry.description, entry.vendor, entry.project].join(' ').toLowerCase()
  const words = (q ?? '').toLowerCase().split(/\s+/)
  return (!vendor || entry.vendor === vendor) && (!project || entry.project === project) && words.every((word) => text.includes(word))
}

function toPublicEntry(row: LoggedRow, counts: 'all' | 'billable', sight: Sight): PublicEntry {
  const { id, workedOn, workType, seconds, corrects, runningBalanceSeconds } = row
  const counted = counts === 'all' || row.billable
  const rare = { ...(isLate(row) && { late: true as const }), ...(corrects && { corrects }) }
  const vendor = row.vendor === null ? null : sight.vendor(row.vendor)
  const project = row.project === null ? null : sight.text(row.project)
  return {
    id,
    workedOn,
    description: sight.text(row.description),
    workType,
    vendor,
    project,
    seconds,
    counted,
    runningBalanceSeconds,
    ...rare,
  }
}

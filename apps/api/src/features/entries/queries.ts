import type { Day } from '@hourtab/domain/calendar'
import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { entries } from '../../platform/tables/entries.ts'

const one = (workspaceId: string, id: string) => and(eq(entries.workspaceId, workspaceId), eq(entries.id, id))

export async function entryById(db: Db, workspaceId: string, id: string) {
  const [entry] = await db.select().from(entries).where(one(workspaceId, id))
  if (!entry) throw problems.notFound('entry')
  return entry
}

export async function updateEntry(db: Db, workspaceId: string, id: string, change: Partial<typeof entries.$inferInsert>) {
  const [entry] = await db.update(entries).set(change).where(one(workspaceId, id)).returning()
  return entry!
}

/** The first day with an entry, if there is one. */
export async function firstDayWorked(db: Db, workspaceId: string, retainerId: string): Promise<Day | undefined> {
  const { rows } = await db.execute<{ day: Day | null }>(sql`
    select min(worked_on)::text as day from entries where workspace_id = ${workspaceId} and retainer_id = ${retainerId}`)
  return rows[0]?.day ?? undefined
}

type DayWorked = { day: Day; usedSeconds: number; entryCount: number }

/** What each day holds that is in no closed cycle, oldest first; `after` is the last closed day. */
export async function daysWorked(
  db: Db,
  workspaceId: string,
  retainerId: string,
  { counts, after }: { counts: 'all' | 'billable'; after: Day | undefined },
): Promise<DayWorked[]> {
  const { rows } = await db.execute<DayWorked>(sql`
    select worked_on::text as day, coalesce(sum(seconds) filter (where ${counts} = 'all' or billable), 0)::float8 as "usedSeconds", count(*)::int as "entryCount"
    from entries where workspace_id = ${workspaceId} and retainer_id = ${retainerId} and cycle_starts_on > ${after ?? '-infinity'}
    group by worked_on order by worked_on`)
  return rows
}

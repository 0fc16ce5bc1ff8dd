import { datesAhead, type DateAhead } from '@hourtab/domain/dates-ahead'
import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import { todayIn, type Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/context.ts'
import { statements } from '../../platform/tables/statements.ts'
import { retainersAfter, type LedgerRecord } from '../retainers/queries.ts'

const atOnce = 200

/** What is shown of a retainer in a calendar, and its dates. */
export type Dated = { id: string; title: string; dates: DateAhead[] }

/** The dates of every retainer the caller sees. */
export async function readDates(db: Db, workspaceId: string, clock: Clock): Promise<Dated[]> {
  const dated: Dated[] = []
  for (let before: string | undefined; ;) {
    const page = await retainersAfter(db, workspaceId, { limit: atOnce, before })
    const shown = page.slice(0, atOnce)
    const reopened = await reopenedOf(db, workspaceId, shown)
    dated.push(...shown.map((record) => datesOf(record, reopened.get(record.id) ?? [], clock)))
    if (page.length <= atOnce) return dated
    before = shown.at(-1)!.id
  }
}

function datesOf(record: LedgerRecord, reopened: string[], clock: Clock): Dated {
  const { id, clientName, name, timeZone } = record
  const dates = datesAhead({ ...record, schedule: record, reopened }, todayIn(clock, timeZone))
  return { id, title: `${clientName} · ${name}`, dates }
}

/** The first days of cycles that were closed once and are open again, of each retainer. */
async function reopenedOf(db: Db, workspaceId: string, records: readonly LedgerRecord[]): Promise<Map<string, string[]>> {
  const ids = records.map(({ id }) => id)
  const rows = await db
    .select({ retainerId: statements.retainerId, startsOn: statements.cycleStartsOn })
    .from(statements)
    .where(and(eq(statements.workspaceId, workspaceId), inArray(statements.retainerId, ids), isNotNull(statements.reopenedAt)))
  return rows.reduce(
    (days, { retainerId, startsOn }) => days.set(retainerId, [...(days.get(retainerId) ?? []), startsOn]),
    new Map<string, string[]>(),
  )
}

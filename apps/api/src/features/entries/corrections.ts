import type { NewEntry } from '@hourtab/contract/entries'
import type { Day } from '@hourtab/domain/calendar'
import { closedThrough, oldestOpen, postedTo } from '@hourtab/domain/ledger-closed'
import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { entries } from '../../platform/tables/entries.ts'
import { isClosed } from '../balance/closed-cycles.ts'
import type { LedgerRecord } from '../retainers/queries.ts'

/** Where an entry stands that another one corrects. */
type Standing = { retainerId: string; cycleStartsOn: Day }

export type Corrected = Map<string, Standing>

/** The entries that these correct, by their ids; those that are not there are missing. */
export async function findCorrected(db: Db, workspaceId: string, given: NewEntry[]): Promise<Corrected> {
  const ids = given.flatMap(({ corrects }) => corrects ?? [])
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: entries.id, retainerId: entries.retainerId, cycleStartsOn: entries.cycleStartsOn })
    .from(entries)
    .where(and(eq(entries.workspaceId, workspaceId), inArray(entries.id, ids)))
  return new Map(rows.map(({ id, ...found }) => [id, found]))
}

/** Throws 422 unless what is corrected stands in a closed cycle of the same retainer, and the correction in its oldest open one. */
export function needCorrection(record: LedgerRecord, corrected: Standing | undefined, workedOn: Day): void {
  const refuse = (pointer: string, detail: string) => problems.invalidInput([{ pointer, detail }])
  if (corrected?.retainerId !== record.id) throw refuse('#/corrects', 'There is no such entry in this work log')
  if (!isClosed(record, corrected.cycleStartsOn)) throw refuse('#/corrects', 'Its cycle is open: change the entry itself')
  needOldestOpen(record, workedOn)
}

/** Throws 422 for the day of a correction that would count in a later cycle than the oldest open one. */
export function needOldestOpen(record: LedgerRecord, workedOn: Day): void {
  const through = closedThrough(record.closed)
  const { startsOn, endsOn } = oldestOpen(record, through)
  if (postedTo(record, through, workedOn).startsOn !== startsOn)
    throw problems.invalidInput([
      { pointer: '#/workedOn', detail: `A correction counts in the oldest open cycle: choose ${endsOn} or an earlier day` },
    ])
}

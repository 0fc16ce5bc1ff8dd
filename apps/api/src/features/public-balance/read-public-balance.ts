import type { PublicBalance, PublicEntry } from '@hourtab/contract/public-balance'
import type { Day } from '@hourtab/domain/calendar'
import { isLate } from '@hourtab/domain/ledger-closed'
import { problems } from '../../platform/problem.ts'
import { todayIn } from '../../platform/clock.ts'
import type { Db, Deps } from '../../platform/context.ts'
import { readBalance } from '../balance/read-balance.ts'
import { readLog, type LoggedRow } from '../entries/read-log.ts'
import { retainerById, type LedgerRecord } from '../retainers/queries.ts'

const shownEntries = 50

/** Everything a client may see of a retainer in the cycle that holds a day, by default today; `db` is inside the workspace. */
export async function readPublicBalance(
  db: Db,
  deps: Pick<Deps, 'clock'>,
  workspaceId: string,
  retainerId: string,
  on?: Day,
): Promise<PublicBalance> {
  const record = await retainerById(db, workspaceId, retainerId)
  const { balance, explanation, earlier } = readBalance(record, deps.clock, readableDay(record, deps, on))
  const log = await readLog(db, workspaceId, record, deps.clock, { cycle: balance.cycle.startsOn, limit: shownEntries })
  return {
    client: record.clientName,
    retainer: record.name,
    today: todayIn(deps.clock, record.timeZone),
    version: record.version,
    balance,
    explanation,
    entries: log.items.map((row) => toPublicEntry(row, record.counts)),
    nextCursor: log.nextCursor,
    earlierCycles: earlier,
  }
}

/** Further entries of the same cycle. */
export async function readPublicEntries(
  db: Db,
  deps: Pick<Deps, 'clock'>,
  workspaceId: string,
  retainerId: string,
  given: { on?: Day; limit: number; cursor?: string },
) {
  const record = await retainerById(db, workspaceId, retainerId)
  const cycle = readBalance(record, deps.clock, readableDay(record, deps, given.on)).balance.cycle.startsOn
  const { items, nextCursor } = await readLog(db, workspaceId, record, deps.clock, { cycle, limit: given.limit, cursor: given.cursor })
  return { items: items.map((row) => toPublicEntry(row, record.counts)), nextCursor }
}

// A client looks back as far as the retainer goes, and never ahead of today's cycle.
function readableDay(record: LedgerRecord, { clock }: Pick<Deps, 'clock'>, on: Day | undefined): Day | undefined {
  if (on === undefined || on >= todayIn(clock, record.timeZone)) return undefined
  if (on < record.startsOn) throw problems.invalidInput([{ pointer: '?on', detail: `The retainer begins on ${record.startsOn}` }])
  return on
}

function toPublicEntry(row: LoggedRow, counts: 'all' | 'billable'): PublicEntry {
  const { id, workedOn, description, workType, vendor, project, seconds, corrects, runningBalanceSeconds } = row
  const counted = counts === 'all' || row.billable
  const rare = { ...(isLate(row) && { late: true as const }), ...(corrects && { corrects }) }
  return { id, workedOn, description, workType, vendor, project, seconds, counted, runningBalanceSeconds, ...rare }
}

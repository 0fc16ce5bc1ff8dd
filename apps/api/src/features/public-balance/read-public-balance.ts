import type { CycleLine } from '@hourtab/contract/balance'
import type { PublicBalance, PublicEntry } from '@hourtab/contract/public-balance'
import type { Day } from '@hourtab/domain/calendar'
import { cycleOn } from '@hourtab/domain/cycle'
import { isLate } from '@hourtab/domain/ledger-closed'
import { problems } from '../../platform/problem.ts'
import { todayIn } from '../../platform/clock.ts'
import type { Db, Deps } from '../../platform/context.ts'
import { readBalance } from '../balance/read-balance.ts'
import { readLog, type LoggedRow } from '../entries/read-log.ts'
import { retainerById, type LedgerRecord } from '../retainers/queries.ts'

const shownEntries = 50
const shownCycles = 12

/** What of a retainer a client asks for: the cycle that holds a day, by default today, with every earlier cycle or only some. */
export type Asked = { on?: Day; earlier?: 'all' }

/** Everything a client may see of a retainer; `db` is inside the workspace. */
export async function readPublicBalance(
  db: Db,
  deps: Pick<Deps, 'clock'>,
  workspaceId: string,
  retainerId: string,
  asked: Asked = {},
): Promise<PublicBalance> {
  const record = await retainerById(db, workspaceId, retainerId)
  const [on, most] = [readableDay(record, deps, asked.on), asked.earlier === 'all' ? Infinity : shownCycles]
  const { balance, explanation, earlier, omitted } = await readBalance(db, workspaceId, record, deps.clock, { on, earlier: most })
  const log = await readLog(db, workspaceId, record, { cycle: balance.cycle.startsOn, limit: shownEntries })
  const through = omitted + earlier.length + 1
  return {
    client: record.clientName,
    retainer: record.name,
    today: todayIn(deps.clock, record.timeZone),
    version: record.version,
    balance,
    explanation,
    entries: log.items.map((row) => toPublicEntry(row, record.counts)),
    nextCursor: log.nextCursor,
    ...statementOf(balance, through),
    earlierCycles: earlier.map((line, at) => ({ ...line, ...statementOf(line, through - 1 - at) })),
    earlierCyclesOmitted: omitted,
  }
}

// A statement has the number of its cycle, counted from the first.
const statementOf = ({ cycle }: Pick<CycleLine, 'cycle'>, number: number) => (cycle.state === 'closed' ? { statement: number } : {})

/** Further entries of the same cycle. */
export async function readPublicEntries(
  db: Db,
  deps: Pick<Deps, 'clock'>,
  workspaceId: string,
  retainerId: string,
  given: { on?: Day; limit: number; cursor?: string },
) {
  const record = await retainerById(db, workspaceId, retainerId)
  const today = todayIn(deps.clock, record.timeZone)
  const cycle = cycleOn(record, readableDay(record, deps, given.on) ?? (today > record.startsOn ? today : record.startsOn)).startsOn
  const { items, nextCursor } = await readLog(db, workspaceId, record, { cycle, limit: given.limit, cursor: given.cursor })
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

import type { CycleLine } from '@hourtab/contract/balance'
import type { PublicBalance } from '@hourtab/contract/public-balance'
import type { Day } from '@hourtab/domain/calendar'
import { cycleOn } from '@hourtab/domain/cycle'
import { problems } from '../../platform/problem.ts'
import { todayIn } from '../../platform/clock.ts'
import type { Db, Deps } from '../../platform/context.ts'
import { readBalance } from '../balance/read-balance.ts'
import { entryById } from '../entries/queries.ts'
import { retainerById, type LedgerRecord } from '../retainers/queries.ts'
import type { OpenedLink } from '../share-links/open-link.ts'
import { isNarrowed, readPublicLog, sumFound, type Narrowing } from './narrow-log.ts'
import { readBreakdown } from './read-breakdown.ts'
import { readStamp } from './read-stamp.ts'
import { sightOf } from './sight.ts'

const shownEntries = 50
const shownCycles = 12

/** What of a retainer a client asks for: the cycle that holds a day, by default today, with every earlier cycle or only some, and its log or part of it. */
export type Asked = Narrowing & { on?: Day; earlier?: 'all'; show?: number }
type Link = Pick<OpenedLink, 'workspaceId' | 'retainerId' | 'audience' | 'pendingSeconds'>

/** Everything a link shows of a retainer; `db` is inside the workspace. */
export async function readPublicBalance(db: Db, deps: Pick<Deps, 'clock'>, link: Link, asked: Asked = {}): Promise<PublicBalance> {
  const { workspaceId, audience, pendingSeconds } = link
  const record = await retainerById(db, workspaceId, link.retainerId)
  const today = todayIn(deps.clock, record.timeZone)
  const sight = await sightOf(db, workspaceId, record, audience)
  const on = readableDay(record, today, asked.entry && sight.showsLog ? await cycleOf(db, workspaceId, record, asked.entry) : asked.on)
  const { balance, explanation, earlier, omitted } = await readBalance(db, workspaceId, record, deps.clock, {
    on,
    earlier: asked.earlier === 'all' ? Infinity : shownCycles,
    tells: sight.tells,
  })
  const { show = shownEntries, on: _on, earlier: _earlier, ...narrowing } = asked
  const log = { cycle: balance.cycle.startsOn, narrowing }
  const isPart = sight.showsLog && isNarrowed(narrowing)
  const through = omitted + earlier.length + 1
  // A statement names everybody, so it is for those who may read all.
  const statementOf = ({ cycle }: Pick<CycleLine, 'cycle'>, number: number) =>
    cycle.state === 'closed' && audience === 'full' ? { statement: number } : {}
  return {
    client: record.clientName,
    retainer: sight.text(record.name),
    today,
    version: record.version,
    balance,
    stamp: await readStamp(db, workspaceId, record, balance, { today, pendingSeconds }),
    explanation: explanation.map((line) => ({ ...line, label: sight.text(line.label) })),
    shows: sight.showsLog ? 'log' : 'totals',
    breakdown: await readBreakdown(db, workspaceId, record, balance, today, sight),
    ...(await readPublicLog(db, workspaceId, record, sight, { ...log, limit: show })),
    ...(isPart && { found: await sumFound(db, workspaceId, record, sight, log) }),
    // A statement has the number of its cycle, counted from the first.
    ...statementOf(balance, through),
    earlierCycles: earlier.map((line, at) => ({ ...line, ...statementOf(line, through - 1 - at) })),
    earlierCyclesOmitted: omitted,
  }
}

/** Further entries of the same cycle. */
export async function readPublicEntries(
  db: Db,
  deps: Pick<Deps, 'clock'>,
  { workspaceId, retainerId, audience }: Link,
  { on, limit, cursor, ...narrowing }: Narrowing & { on?: Day; limit: number; cursor?: string },
) {
  const record = await retainerById(db, workspaceId, retainerId)
  const today = todayIn(deps.clock, record.timeZone)
  const sight = await sightOf(db, workspaceId, record, audience)
  const day = readableDay(record, today, on) ?? (today > record.startsOn ? today : record.startsOn)
  const { entries, nextCursor } = await readPublicLog(db, workspaceId, record, sight, {
    cycle: cycleOn(record, day).startsOn,
    narrowing,
    limit,
    cursor,
  })
  return { items: entries, nextCursor }
}

async function cycleOf(db: Db, workspaceId: string, record: LedgerRecord, entryId: string): Promise<Day> {
  const entry = await entryById(db, workspaceId, entryId)
  if (entry.retainerId !== record.id) throw problems.notFound('entry')
  return entry.cycleStartsOn
}

// A client looks back as far as the retainer goes, and never ahead of today's cycle.
function readableDay(record: LedgerRecord, today: Day, on: Day | undefined): Day | undefined {
  if (on === undefined || on >= today) return undefined
  if (on < record.startsOn) throw problems.invalidInput([{ pointer: '?on', detail: `The retainer begins on ${record.startsOn}` }])
  return on
}

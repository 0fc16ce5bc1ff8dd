import { createHash } from 'node:crypto'
import type { NewStatement, StatementDocument } from '@hourtab/contract/statements'
import { cyclesThrough } from '@hourtab/domain/cycle'
import { freeze } from '@hourtab/domain/ledger-closed'
import { canonicalJson } from '@hourtab/domain/statement'
import { instantNow, todayIn } from '../../platform/clock.ts'
import type { ByItself, Context } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { problems } from '../../platform/problem.ts'
import { balanceOf, ledgerInputOf } from '../balance/read-balance.ts'
import type { EntryRow } from '../entries/bookkeeping.ts'
import { announce } from '../events/announce.ts'
import { retainerById, updateRetainer } from '../retainers/queries.ts'
import { composeDocument } from './compose-document.ts'
import { entriesIn, insertStatement, latestVersion } from './queries.ts'
import { toSummary } from './statement-view.ts'

/**
 * Closes the oldest open cycle: freezes its line and its entries in a statement that never changes. Throws 409 while the cycle
 * lasts, and where another one was meant. What was asked for the hours is noted beside it, not in it.
 */
export async function closeCycle(ctx: Context | ByItself, retainerId: string, meant: NewStatement) {
  const { db, actor, clock } = ctx
  const { workspaceId } = actor
  const record = await retainerById(db, workspaceId, retainerId, 'forWriting')
  const frozen = freeze(ledgerInputOf(record))
  const { cycle, usedSeconds } = frozen.line
  if (meant.cycleStartsOn !== undefined && meant.cycleStartsOn !== cycle.startsOn) throw problems.notTheOldest(cycle.startsOn)
  if (todayIn(clock, record.timeZone) <= cycle.endsOn) throw problems.cycleNotOver(cycle.endsOn, cycle.resetsOn)

  const number = cyclesThrough(record, cycle.startsOn).length
  const version = (await latestVersion(db, workspaceId, retainerId, number)) + 1
  const closedAt = instantNow(clock)
  const entries: EntryRow[] = []
  for await (const entry of entriesIn(db, workspaceId, record, cycle.startsOn)) entries.push(entry)
  const document = composeDocument(record, frozen, entries, { number, version, closedAt })
  if (usedIn(document) !== usedSeconds) throw new Error(`The entries of ${cycle.startsOn} in ${retainerId} are not what its total says`)
  const text = canonicalJson(document)
  const statement = await insertStatement(db, {
    workspaceId,
    id: newId(),
    retainerId,
    number,
    version,
    cycleStartsOn: cycle.startsOn,
    frozen,
    entryCount: entries.length,
    document: text,
    hash: createHash('sha256').update(text).digest('hex'),
    closedBy: actor.userId,
    hourlyRateCents: record.hourlyRateCents,
    feeCents: record.feeCents,
    currency: record.currency,
    closedAt,
  })
  await updateRetainer(db, workspaceId, retainerId, {})
  const { id: statementId, hash } = statement
  const { startsOn, endsOn } = cycle
  const subject = { statementId, number, version, startsOn, endsOn, usedSeconds, hash }
  const isByItself = actor.userId === null
  const about = isByItself ? `${inWords(subject)}, closed by itself` : inWords(subject)
  await announce(ctx, 'cycle.closed', retainerId, isByItself ? { ...subject, automatic: true } : subject, { about })
  return { statement: toSummary(statement), balance: balanceOf(await retainerById(db, workspaceId, retainerId), clock) }
}

/** A statement and its cycle, as the audit names them. */
export const inWords = ({
  number,
  version,
  startsOn,
  endsOn,
}: Record<'number' | 'version', number> & Record<'startsOn' | 'endsOn', string>) =>
  `statement ${number}${version > 1 ? `, version ${version}` : ''} · ${startsOn} – ${endsOn}`

const usedIn = ({ entries }: StatementDocument) => entries.reduce((sum, { counted, seconds }) => sum + (counted ? seconds : 0), 0)

import type { Balance } from '@hourtab/contract/balance'
import type { Entry, NewEntry } from '@hourtab/contract/entries'
import { parseDuration } from '@hourtab/domain/hours'
import { classify } from '@hourtab/domain/work-types'
import { sql, type SQL } from 'drizzle-orm'
import { instantNow } from '../../platform/clock.ts'
import type { Acting, Foreseeing } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { attempt, Problem, problems } from '../../platform/problem.ts'
import { callOf, type Trip } from '../../platform/tenancy.ts'
import { alertsBetween, mayPass } from '../alerts/alerts-between.ts'
import { writingAlerts } from '../alerts/write-alerts.ts'
import { cycleStartOf, balanceOf } from '../balance/read-balance.ts'
import { needWorkDay } from '../balance/within-reach.ts'
import { inOneLine } from '../events/announce.ts'
import { retainersAsKept, retainersForWriting, type ForWriting } from '../retainers/for-writing.ts'
import type { LedgerRecord, Locked } from '../retainers/queries.ts'
import { effectOf, writingOf, type NewRow } from './bookkeeping.ts'
import { findCorrected, needCorrection, type Corrected } from './corrections.ts'
import { toEntry } from './entry-view.ts'
import { withEntry } from './with-entry.ts'

type Given = { params: { retainerId: string }; body: NewEntry }
type Logged = { entry: Entry; balance: Balance }

/** Logs work against retainers; answers for each entry what is left of the cycle it counts in, or why it cannot be logged. */
export async function logEntries(ctx: Acting, given: Given[], { found: [locked], lastly }: Trip): Promise<(Logged | Problem)[]> {
  const { workspaceId } = ctx.actor
  const known = await retainersForWriting(ctx, retainersOf(given), locked as Locked[] | undefined)
  const bodies = given.map(({ body }) => body)
  const { replies, write, passed } = workOut(ctx, given, known, await findCorrected(ctx.db, workspaceId, bodies))
  if (write) lastly(sql`select ${write}`)
  if (passed.length > 0) lastly(writingAlerts(ctx, passed))
  return replies
}

/** The same without asking the database, where this process wrote last: the statement finds out whether it still holds. */
export function foreseeEntries(ctx: Foreseeing, given: Given[]) {
  const known = given.some(({ body }) => body.corrects) ? undefined : retainersAsKept(ctx, retainersOf(given))
  if (!known) return undefined
  const { replies, write, rows, passed } = workOut(ctx, given, known, new Map())
  return write && passed.length === 0 ? { replies, write, rows } : undefined
}

function workOut(ctx: Foreseeing, given: Given[], { records, keep }: ForWriting, corrected: Corrected) {
  const found = [...records.values()].map(({ id, version }) => ({ id, version }))
  const before = new Map(records)
  const mayAlert = new Set<string>()
  const rows: NewRow[] = []
  const loggedAt = instantNow(ctx.clock)
  const replies = given.map(({ params, body }) =>
    attempt((): Logged => {
      const record = records.get(params.retainerId)
      if (!record) throw problems.notFound('retainer')
      if (body.corrects) needCorrection(record, corrected.get(body.corrects), body.workedOn)
      const row = toRow(ctx, record, body, loggedAt)
      const seconds = effectOf(row, record.counts)
      const after = withEntry(record, row, seconds)
      const balance = balanceOf(after, ctx.clock, row.cycleStartsOn)
      if (mayPass(after, balance, seconds, ctx.clock)) mayAlert.add(record.id)
      records.set(record.id, after)
      rows.push({ ...row, effect: seconds, eventId: newId(), about: inOneLine(row.description) })
      return { entry: toEntry(record.id, row), balance }
    }),
  )
  if (rows.length === 0) return { replies, rows: 0, passed: [] }
  const passed = [...mayAlert].flatMap((id) => alertsBetween(before.get(id)!, records.get(id)!, ctx.clock))
  for (const id of new Set(rows.map(({ retainerId }) => retainerId))) {
    const record = records.get(id)!
    keep({ ...record, version: record.version + 1 })
  }
  return { replies, write: writingOf(ctx, found, rows, loggedAt), rows: rows.length, passed }
}

/** What locks the retainers of these entries. */
export const lockingOf = (workspaceId: string, given: Given[]): string =>
  callOf(['lock_retainers', workspaceId, `{${retainersOf(given).join()}}`])

const retainersOf = (given: Given[]): string[] => given.map(({ params }) => params.retainerId)

/** Logs one entry among other work of a transaction; throws why it cannot be logged. */
export async function logEntry(ctx: Acting, retainerId: string, body: NewEntry): Promise<Logged> {
  const statements: SQL[] = []
  const trip = { found: [], lastly: (statement: SQL) => void statements.push(statement) }
  const [logged] = await logEntries(ctx, [{ params: { retainerId }, body }], trip)
  if (logged instanceof Problem) throw logged
  for (const statement of statements) await ctx.db.execute(statement)
  return logged!
}

function toRow({ actor, clock }: Foreseeing, record: LedgerRecord, input: NewEntry, loggedAt: string) {
  if (input.workedOn < record.startsOn) throw problems.beforeRetainer(record.startsOn)
  needWorkDay(input.workedOn, { clock, timeZone: record.timeZone })
  const read = classify(input.description)
  return {
    id: newId(),
    retainerId: record.id,
    cycleStartsOn: cycleStartOf(record, input.workedOn),
    workedOn: input.workedOn,
    seconds: input.seconds ?? parseDuration(input.duration!)!,
    description: input.description,
    workType: input.workType ?? read.workType,
    vendor: input.vendor === undefined ? read.vendor : input.vendor,
    project: input.project ?? null,
    billable: input.billable,
    privateNote: input.privateNote ?? null,
    corrects: input.corrects ?? null,
    importId: null,
    sourceKey: null,
    loggedBy: actor.userId,
    loggedAt,
  }
}

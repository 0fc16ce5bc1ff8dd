import type { Day } from '@hourtab/domain/calendar'
import type { Grant, Terms } from '@hourtab/domain/ledger'
import type { ClosedCycle } from '@hourtab/domain/ledger-closed'
import type { Pause } from '@hourtab/domain/pause'
import { and, asc, between, eq, isNull, lt, sql, type SQL } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { pauses, retainers, terms } from '../../platform/tables/retainers.ts'
import { statements } from '../../platform/tables/statements.ts'

type CycleTotal = { cycleStartsOn: Day; usedSeconds: number; entryCount: number; lastWorkedOn: Day | null }

/**
 * A retainer with everything its balances are computed from: terms, grants, pauses, what each cycle holds, and of the closed cycles the newest, which
 * says what the open ones begin with. `frozenBetween` reads older ones.
 */
export type LedgerRecord = Omit<typeof retainers.$inferSelect, 'workspaceId'> & {
  clientName: string
  terms: Terms[]
  grants: Grant[]
  pauses: Pause[]
  totals: CycleTotal[]
  closed: ClosedCycle[]
}

// Totals are a row a cycle, so this costs the same with ten entries and with a million.
const records = (where: SQL) => sql`
  select r.id, r.client_id as "clientId", r.name, r.starts_on::text as "startsOn", r.cadence, r.reset_day as "resetDay", r.first_cycle as "firstCycle",
    r.time_zone as "timeZone", r.counts, r.hourly_rate_cents as "hourlyRateCents", r.fee_cents as "feeCents", r.currency,
    r.closes_after_days as "closesAfterDays", r.alerts_at as "alertsAt", r.updates, r.complete_through::text as "completeThrough", r.shows_pending as "showsPending", r.version::int as version, r.created_at::text as "createdAt", c.name as "clientName",
    (select json_agg(json_build_object('from', t.from_on, 'capSeconds', t.cap_seconds, 'surplus', t.surplus, 'deficit', t.deficit) order by t.from_on)
      from terms t where t.workspace_id = r.workspace_id and t.retainer_id = r.id) as terms,
    coalesce((select json_agg(json_build_object('cycleStartsOn', g.cycle_starts_on, 'seconds', g.seconds, 'reason', g.reason, 'agreedBy', g.agreed_by, 'borrowedFrom', g.borrowed_from) order by g.id)
      from grants g where g.workspace_id = r.workspace_id and g.retainer_id = r.id), '[]') as grants,
    coalesce((select json_agg(json_build_object('from', p.from_on, 'until', p.until_on) order by p.from_on)
      from pauses p where p.workspace_id = r.workspace_id and p.retainer_id = r.id), '[]') as pauses,
    coalesce((select json_agg(json_build_object('cycleStartsOn', s.cycle_starts_on, 'usedSeconds', s.used_seconds, 'entryCount', s.entry_count, 'lastWorkedOn', s.last_worked_on))
      from cycle_totals s where s.workspace_id = r.workspace_id and s.retainer_id = r.id), '[]') as totals,
    coalesce((select json_build_array(d.frozen) from statements d
      where d.workspace_id = r.workspace_id and d.retainer_id = r.id and d.reopened_at is null order by d.cycle_starts_on desc limit 1), '[]') as closed
  from retainers r join clients c on c.workspace_id = r.workspace_id and c.id = r.client_id
  where ${where}`

/** A retainer and its ledger; throws 404. With `forWriting` it is locked first. */
export async function retainerById(db: Db, workspaceId: string, id: string, forWriting?: 'forWriting'): Promise<LedgerRecord> {
  if (forWriting) await lockRetainers(db, workspaceId, [id])
  const { rows } = await db.execute<LedgerRecord>(records(sql`r.workspace_id = ${workspaceId} and r.id = ${id}`))
  if (!rows[0]) throw problems.notFound('retainer')
  return rows[0]
}

/** The closed cycles that begin on these days and between them, as they were frozen, oldest first. */
export async function frozenBetween(db: Db, workspaceId: string, retainerId: string, from: Day, through: Day): Promise<ClosedCycle[]> {
  const mine = and(eq(statements.workspaceId, workspaceId), eq(statements.retainerId, retainerId), isNull(statements.reopenedAt))
  const rows = await db
    .select({ frozen: statements.frozen })
    .from(statements)
    .where(and(mine, between(statements.cycleStartsOn, from, through)))
    .orderBy(asc(statements.cycleStartsOn))
  return rows.map(({ frozen }) => frozen)
}

/** Those of some retainers that there are. */
export async function retainersById(db: Db, workspaceId: string, ids: string[]): Promise<LedgerRecord[]> {
  const { rows } = await db.execute<LedgerRecord>(records(sql`r.workspace_id = ${workspaceId} and r.id = ${among(ids)}`))
  return rows
}

/** A retainer that is locked, and the version it was found at. */
export type Locked = { id: string; version: number }

/** Writers of one retainer follow one another, so each sees exact totals. */
export async function lockRetainers(db: Db, workspaceId: string, ids: string[]): Promise<Locked[]> {
  const { rows } = await db.execute<Locked>(sql`select * from lock_retainers(${workspaceId}, ${sql.param(ids)}::uuid[])`)
  return rows
}

// One text whatever their number, so that it is planned once.
const among = (ids: string[]) => sql`any(${sql.param(ids)}::uuid[])`

/** Retainers newest first, one more than the limit. */
export async function retainersAfter(
  db: Db,
  workspaceId: string,
  given: { clientId?: string; limit: number; before?: string },
): Promise<LedgerRecord[]> {
  const where = [sql`r.workspace_id = ${workspaceId}`]
  if (given.clientId) where.push(sql`r.client_id = ${given.clientId}`)
  if (given.before) where.push(sql`r.id < ${given.before}`)
  const { rows } = await db.execute<LedgerRecord>(sql`${records(sql.join(where, sql` and `))} order by r.id desc limit ${given.limit + 1}`)
  return rows
}

export async function countRetainers(db: Db, workspaceId: string): Promise<number> {
  return db.$count(retainers, eq(retainers.workspaceId, workspaceId))
}

export async function insertRetainer(db: Db, retainer: typeof retainers.$inferInsert) {
  await db.insert(retainers).values(retainer)
}

export async function updateRetainer(db: Db, workspaceId: string, id: string, change: Partial<typeof retainers.$inferInsert>) {
  await db
    .update(retainers)
    .set({ ...change, version: sql`${retainers.version} + 1` })
    .where(and(eq(retainers.workspaceId, workspaceId), eq(retainers.id, id)))
}

/** Makes every reader of these retainers look again. */
export async function touchRetainersOf(db: Db, workspaceId: string, clientId: string): Promise<string[]> {
  const touched = await db
    .update(retainers)
    .set({ version: sql`${retainers.version} + 1` })
    .where(and(eq(retainers.workspaceId, workspaceId), eq(retainers.clientId, clientId)))
    .returning({ id: retainers.id })
  return touched.map(({ id }) => id)
}

export async function deleteRetainer(db: Db, workspaceId: string, id: string): Promise<void> {
  await db.delete(retainers).where(and(eq(retainers.workspaceId, workspaceId), eq(retainers.id, id)))
}

/** Writes terms, in place of any that begin on the same day. */
export async function putTerms(db: Db, given: typeof terms.$inferInsert): Promise<void> {
  const { capSeconds, surplus, deficit } = given
  await db
    .insert(terms)
    .values(given)
    .onConflictDoUpdate({ target: [terms.workspaceId, terms.retainerId, terms.fromOn], set: { capSeconds, surplus, deficit } })
}

/** Makes the terms of one day the first ones, from another day on; older ones go. */
export async function beginTermsOn(db: Db, workspaceId: string, retainerId: string, from: Day, on: Day): Promise<void> {
  const mine = and(eq(terms.workspaceId, workspaceId), eq(terms.retainerId, retainerId))
  await db.delete(terms).where(and(mine, lt(terms.fromOn, from)))
  await db
    .update(terms)
    .set({ fromOn: on })
    .where(and(mine, eq(terms.fromOn, from)))
}

export async function deleteTerms(db: Db, workspaceId: string, retainerId: string, from: Day): Promise<void> {
  await db.delete(terms).where(and(eq(terms.workspaceId, workspaceId), eq(terms.retainerId, retainerId), eq(terms.fromOn, from)))
}

/** Writes the pauses of a retainer anew; there are few. */
export async function putPauses(db: Db, workspaceId: string, retainerId: string, given: readonly Pause[]): Promise<void> {
  await db.delete(pauses).where(and(eq(pauses.workspaceId, workspaceId), eq(pauses.retainerId, retainerId)))
  if (given.length === 0) return
  await db.insert(pauses).values(given.map(({ from, until }) => ({ workspaceId, retainerId, fromOn: from, untilOn: until })))
}

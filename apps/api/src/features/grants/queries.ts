import type { Day } from '@hourtab/domain/calendar'
import { and, between, desc, eq, lt, or } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { grants } from '../../platform/tables/retainers.ts'

export type GrantRow = Omit<typeof grants.$inferSelect, 'workspaceId'>

const one = (workspaceId: string, id: string) => and(eq(grants.workspaceId, workspaceId), eq(grants.id, id))

export async function grantById(db: Db, workspaceId: string, id: string): Promise<GrantRow> {
  const [grant] = await db.select().from(grants).where(one(workspaceId, id))
  if (!grant) throw problems.notFound('grant')
  return grant
}

/** Grants of a retainer newest first, one more than the limit; given days, those for a cycle among them or borrowed from one. */
export const grantsAfter = (
  db: Db,
  workspaceId: string,
  retainerId: string,
  { days, before, limit }: { days?: { from: Day; through: Day }; before?: string; limit: number },
): Promise<GrantRow[]> => {
  const isAmong = days && or(...[grants.cycleStartsOn, grants.borrowedFrom].map((day) => between(day, days.from, days.through)))
  return db
    .select()
    .from(grants)
    .where(and(eq(grants.workspaceId, workspaceId), eq(grants.retainerId, retainerId), isAmong, before ? lt(grants.id, before) : undefined))
    .orderBy(desc(grants.id))
    .limit(limit + 1)
}

export async function insertGrant(db: Db, grant: typeof grants.$inferInsert): Promise<GrantRow> {
  const [inserted] = await db.insert(grants).values(grant).returning()
  return inserted!
}

export async function deleteGrant(db: Db, workspaceId: string, id: string): Promise<void> {
  await db.delete(grants).where(one(workspaceId, id))
}

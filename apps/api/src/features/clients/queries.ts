import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { problems } from '../../platform/problem.ts'
import { clients, retainers } from '../../platform/tables/retainers.ts'
import { sqlStateOf } from '../../platform/tenancy.ts'

const one = (workspaceId: string, id: string) => and(eq(clients.workspaceId, workspaceId), eq(clients.id, id))

/** A client; throws 404. With `forWriting` it is locked: nobody removes it while a retainer is added, or renames it in between. */
export async function clientById(db: Db, workspaceId: string, id: string, forWriting?: 'forWriting') {
  const query = db.select().from(clients).where(one(workspaceId, id))
  const [client] = await (forWriting ? query.for('update') : query)
  if (!client) throw problems.notFound('client')
  return client
}

/** Clients by name, one more than the limit. */
export const clientsAfter = (db: Db, workspaceId: string, limit: number, after: [name: string, id: string] | undefined) =>
  db
    .select()
    .from(clients)
    .where(and(eq(clients.workspaceId, workspaceId), after && sql`(${clients.name}, ${clients.id}) > (${after[0]}, ${after[1]})`))
    .orderBy(asc(clients.name), asc(clients.id))
    .limit(limit + 1)

/** The client of this name, added if there is none. The update changes nothing and locks the row, so that it is there until we are done. */
export async function clientNamed(db: Db, workspaceId: string, name: string, createdAt: string) {
  const [client] = await db
    .insert(clients)
    .values({ workspaceId, id: newId(), name, createdAt })
    .onConflictDoUpdate({ target: [clients.workspaceId, clients.name], set: { name } })
    .returning()
  return client!
}

/** Adds a client; throws 409 when the name is taken. */
export async function insertClient(db: Db, client: typeof clients.$inferInsert) {
  const [inserted] = await db.insert(clients).values(client).onConflictDoNothing().returning()
  if (!inserted) throw problems.nameTaken('client')
  return inserted
}

/** Renames a client; throws 409 when another has the name, also when both take it in the same moment. */
export async function renameClient(db: Db, workspaceId: string, id: string, name: string) {
  try {
    const [renamed] = await db.update(clients).set({ name }).where(one(workspaceId, id)).returning()
    return renamed!
  } catch (error) {
    throw sqlStateOf(error) === '23505' ? problems.nameTaken('client') : error
  }
}

export const countRetainersOf = (db: Db, workspaceId: string, clientId: string) =>
  db.$count(retainers, and(eq(retainers.workspaceId, workspaceId), eq(retainers.clientId, clientId)))

export async function deleteClient(db: Db, workspaceId: string, id: string): Promise<void> {
  await db.delete(clients).where(one(workspaceId, id))
}

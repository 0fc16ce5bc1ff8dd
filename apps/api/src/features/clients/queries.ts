import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { problems } from '../../platform/problem.ts'
import { clients, retainers } from '../../platform/tables/retainers.ts'

const one = (workspaceId: string, id: string) => and(eq(clients.workspaceId, workspaceId), eq(clients.id, id))

export async function clientById(db: Db, workspaceId: string, id: string) {
  const [client] = await db.select().from(clients).where(one(workspaceId, id))
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

/** The client of this name, added if there is none. */
export async function clientNamed(db: Db, workspaceId: string, name: string, createdAt: string) {
  await db.insert(clients).values({ workspaceId, id: newId(), name, createdAt }).onConflictDoNothing()
  const [client] = await db
    .select()
    .from(clients)
    .where(and(eq(clients.workspaceId, workspaceId), eq(clients.name, name)))
  return client!
}

/** Adds a client; throws 409 when the name is taken. */
export async function insertClient(db: Db, client: typeof clients.$inferInsert) {
  const [inserted] = await db.insert(clients).values(client).onConflictDoNothing().returning()
  if (!inserted) throw problems.nameTaken('client')
  return inserted
}

/** True when another client has this name. */
export async function isNameTaken(db: Db, workspaceId: string, id: string, name: string): Promise<boolean> {
  const taken = and(eq(clients.workspaceId, workspaceId), eq(clients.name, name), sql`${clients.id} <> ${id}`)
  return (await db.$count(clients, taken)) > 0
}

export async function renameClient(db: Db, workspaceId: string, id: string, name: string) {
  const [renamed] = await db.update(clients).set({ name }).where(one(workspaceId, id)).returning()
  return renamed!
}

export const countRetainersOf = (db: Db, workspaceId: string, clientId: string) =>
  db.$count(retainers, and(eq(retainers.workspaceId, workspaceId), eq(retainers.clientId, clientId)))

export async function deleteClient(db: Db, workspaceId: string, id: string): Promise<void> {
  await db.delete(clients).where(one(workspaceId, id))
}

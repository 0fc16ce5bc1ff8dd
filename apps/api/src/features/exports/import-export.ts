import { createHash, randomBytes } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { workspaces } from '../../platform/tables/accounts.ts'
import { hashPassword } from '../accounts/passwords.ts'
import { sumAllCycles } from '../entries/recount.ts'
import { sumBalances } from './balances.ts'
import { carried, membership, peopleFile, workspaceFile } from './carried.ts'
import { insertRows } from './insert-rows.ts'
import type { Opened } from './open-export.ts'
import { makeRoomFor } from './make-room.ts'

type Person = { id: string; name: string; email: string; role: 'owner' | 'member' }
/** Somebody who can sign in now; without a password where the account was here before and keeps its own. */
export type Arrived = { email: string; password: string | undefined }

/**
 * Takes an export in, whole or not at all: with its ids, and an account for each of its people. `ownerEmail` is the address of the owner
 * here; where it has an account whose workspace is empty, the export takes the place of that. `db` is one transaction.
 */
export async function importExport(db: Db, { manifest, rowsOf }: Opened, ownerEmail: string | undefined): Promise<Arrived[]> {
  const { id: workspaceId, name } = manifest.workspace
  const [taken] = await db.select().from(workspaces).where(eq(workspaces.id, workspaceId))
  if (taken) throw new Error(`The workspace ${name} is here already, and nothing was changed: import it into another instance.`)
  const people = await peopleIn(rowsOf, ownerEmail)
  const arrived: Arrived[] = []
  const accounts: (Person & { passwordHash: string })[] = []
  for (const person of people) {
    const kept = await makeRoomFor(db, person)
    const password = kept ? undefined : randomBytes(12).toString('base64url')
    accounts.push({ ...person, passwordHash: kept ?? (await hashPassword(password!)) })
    arrived.push({ email: person.email, password })
  }

  await db.execute(sql`select set_config('app.workspace_id', ${workspaceId}, true)`)
  const own = { workspace_id: sql`${workspaceId}::uuid` }
  for await (const rows of rowsOf(workspaceFile.file)) await insertRows(db, workspaceFile, rows, {})
  const lines = accounts.map((account) => JSON.stringify(account))
  const withHash = { ...peopleFile, fields: [...peopleFile.fields, 'passwordHash'] }
  await insertRows(db, withHash, lines, { home_workspace_id: sql`${workspaceId}::uuid` })
  await insertRows(db, membership, lines.map(asMembership), own)
  for (const each of carried) for await (const rows of rowsOf(each.file)) await insertRows(db, each, rows, linksOf(each.file, own))
  await sumAllCycles(db, workspaceId)
  await verify(db, workspaceId, manifest.balances)
  return arrived
}

const asMembership = (line: string): string => {
  const { id, ...rest } = JSON.parse(line) as { id: string }
  return JSON.stringify({ userId: id, ...rest })
}

// The token of a link is not in an export: its digest opens it, and its URL cannot be shown again.
const linksOf = (file: string, own: { workspace_id: ReturnType<typeof sql> }) =>
  file === 'share-links.json' ? { ...own, sealed_token: sql`''` } : own

async function peopleIn(rowsOf: Opened['rowsOf'], ownerEmail: string | undefined): Promise<Person[]> {
  const people: Person[] = []
  for await (const rows of rowsOf(peopleFile.file)) people.push(...rows.map((row) => JSON.parse(row) as Person))
  const owner = people.find(({ role }) => role === 'owner')
  if (!owner) throw new Error('Nobody in this export owns its workspace: take it out again.')
  return people.map((person) => (person === owner && ownerEmail ? { ...person, email: ownerEmail } : person))
}

async function verify(db: Db, workspaceId: string, promised: { cycles: number; sha256: string }): Promise<void> {
  const { rows } = await db.execute<{ document: string; hash: string }>(
    sql`select document, hash from statements where workspace_id = ${workspaceId}`,
  )
  for (const { document, hash } of rows)
    if (createHash('sha256').update(document).digest('hex') !== hash)
      throw new Error('A statement in this export is not what was printed, and nothing was imported: take the export out again.')
  const found = await sumBalances(db, workspaceId)
  if (found.cycles !== promised.cycles || found.sha256 !== promised.sha256)
    throw new Error('The balances of this export do not come out as they were, and nothing was imported: take it out again.')
}

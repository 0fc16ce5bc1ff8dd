import { eq, sql } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { users } from '../../platform/tables/accounts.ts'
import { findUser } from '../accounts/queries.ts'
import { eraseWorkspace } from '../workspaces/erase-workspace.ts'

/**
 * Sees to it that somebody of an export can have an account here. Answers the digest of the password of an account that was here under
 * this address, whose empty workspace goes; throws one sentence when that workspace holds anything.
 */
export async function makeRoomFor(db: Db, { id, email }: { id: string; email: string }): Promise<string | undefined> {
  const present = await findUser(db, email)
  if (present) await removeEmpty(db, present.homeWorkspaceId, email)
  const [same] = await db.select().from(users).where(eq(users.id, id))
  if (same)
    throw new Error(`An account of this export is here already, as ${same.email}: delete it first, or import into another instance.`)
  return present?.passwordHash
}

async function removeEmpty(db: Db, workspaceId: string, email: string): Promise<void> {
  await db.execute(sql`select set_config('app.workspace_id', ${workspaceId}, true)`)
  const { rows } = await db.execute<{ isUsed: boolean }>(sql`
    select exists (select from clients where workspace_id = ${workspaceId})
      or (select count(*) from members where workspace_id = ${workspaceId}) > 1 as "isUsed"`)
  if (rows[0]!.isUsed)
    throw new Error(`The workspace of ${email} is in use here: name another address with --owner, or delete that account first.`)
  await eraseWorkspace(db, workspaceId)
}

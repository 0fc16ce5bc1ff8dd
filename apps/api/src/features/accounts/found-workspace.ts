import { instantNow } from '../../platform/clock.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { members, users, workspaces } from '../../platform/tables/accounts.ts'
import { enterWorkspace } from '../../platform/tenancy.ts'

/** Founds a workspace with its owner, and enters it for the rest of the transaction. */
export async function foundWorkspace(
  db: Db,
  clock: Clock,
  given: { email: string; name: string; workspaceName: string; passwordHash: string; isSample: boolean },
) {
  const { email, name, workspaceName, passwordHash, isSample } = given
  const createdAt = instantNow(clock)
  const workspaceId = newId()
  const userId = newId()
  await db.insert(workspaces).values({ id: workspaceId, name: workspaceName, isSample, createdAt })
  await db.insert(users).values({ id: userId, email, name, passwordHash, homeWorkspaceId: workspaceId, createdAt })
  await enterWorkspace(db, workspaceId)
  await db.insert(members).values({ workspaceId, userId, role: 'owner', joinedAt: createdAt })
  return { workspaceId, userId }
}

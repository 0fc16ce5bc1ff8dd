import type { Plan } from '@hourtab/contract/accounts'
import { eq } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { workspaces } from '../../platform/tables/accounts.ts'

/** Puts a workspace on a plan; for operators, outside of any workspace. Retainers beyond a smaller plan stay and work. */
export async function setPlan(db: Db, workspaceId: string, plan: Plan) {
  const [changed] = await db.update(workspaces).set({ plan }).where(eq(workspaces.id, workspaceId)).returning()
  return changed!
}

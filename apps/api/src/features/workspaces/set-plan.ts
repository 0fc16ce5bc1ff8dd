import type { Plan } from '@hourtab/contract/accounts'
import { eq } from 'drizzle-orm'
import { instantNow, type Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { workspaces } from '../../platform/tables/accounts.ts'
import { events } from '../../platform/tables/events.ts'
import { enterWorkspace } from '../../platform/tenancy.ts'
import { changesBetween } from '../events/changes.ts'
import { lockWorkspace } from './queries.ts'

/** Puts a workspace on a plan; for operators, outside of any workspace. Retainers beyond a smaller plan stay and work. */
export async function setPlan(db: Db, clock: Clock, workspaceId: string, plan: Plan) {
  const before = await lockWorkspace(db, workspaceId)
  const [changed] = await db.update(workspaces).set({ plan }).where(eq(workspaces.id, workspaceId)).returning()
  const told = { about: before.name, changes: changesBetween({ plan: before.plan }, { plan }) }
  await enterWorkspace(db, workspaceId)
  await db.insert(events).values({ workspaceId, id: newId(), name: 'plan.set', subject: { plan }, ...told, at: instantNow(clock) })
  return changed!
}

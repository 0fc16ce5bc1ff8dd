import type { Plan } from '@hourtab/contract/accounts'
import type { Context } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { countRetainers } from '../retainers/queries.ts'
import { lockWorkspace } from './queries.ts'

const retainersOf: Record<Plan, number | null> = { free: 1, pro: 10, studio: null }

/** How many retainers a plan holds, null for any number; whoever hosts the product themselves has no limits. */
export const retainerLimit = (plan: Plan, hasLimits: boolean): number | null => (hasLimits ? retainersOf[plan] : null)

/** Refuses a further retainer with 403 when the plan is full. */
export async function refuseBeyondPlan({ db, actor, config }: Context): Promise<void> {
  if (!config.planLimits) return
  const { plan } = await lockWorkspace(db, actor.workspaceId)
  const limit = retainerLimit(plan, true)
  if (limit !== null && (await countRetainers(db, actor.workspaceId)) >= limit) throw problems.planLimit(plan, limit)
}

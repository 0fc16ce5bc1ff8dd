import type { Acting } from '../../platform/context.ts'
import { retainerById, type LedgerRecord } from '../retainers/queries.ts'
import { alertsBetween } from './alerts-between.ts'
import { writingAlerts } from './write-alerts.ts'

/**
 * Reads a retainer again after its balance was changed in this transaction, and records what the change has passed. Every writer that can move a
 * balance ends here, `before` being what it read under the lock; only logging, which knows what it did, goes the short way (`mayPass`).
 */
export async function afterChange(ctx: Acting, before: LedgerRecord): Promise<LedgerRecord> {
  const after = await retainerById(ctx.db, ctx.actor.workspaceId, before.id)
  const passed = alertsBetween(before, after, ctx.clock)
  if (passed.length > 0) await ctx.db.execute(writingAlerts(ctx, passed))
  return after
}

import type { Workspace } from '@hourtab/contract/accounts'
import type { WorkspaceSettings } from '@hourtab/contract/workspace'
import { toInstant } from '../../platform/clock.ts'
import type { Deps } from '../../platform/context.ts'
import type { workspaces } from '../../platform/tables/accounts.ts'
import { retainerLimit } from './plans.ts'

/** A workspace as its members see it. */
export function toWorkspace(
  { id, name, plan, isSample, createdAt }: typeof workspaces.$inferSelect,
  { config }: Pick<Deps, 'config'>,
): Workspace {
  return { id, name, plan, retainerLimit: retainerLimit(plan, config.planLimits), isSample, createdAt: toInstant(createdAt) }
}

/** A workspace with its settings. */
export const toSettings = (record: typeof workspaces.$inferSelect, deps: Pick<Deps, 'config'>): WorkspaceSettings => ({
  ...toWorkspace(record, deps),
  privateWords: record.privateWords,
})

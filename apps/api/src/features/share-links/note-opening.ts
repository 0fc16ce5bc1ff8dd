import type { Deps } from '../../platform/context.ts'
import { inWorkspace } from '../../platform/tenancy.ts'
import type { OpenedLink } from './open-link.ts'
import { updateLink } from './queries.ts'

/** Notes the day a link was opened, and nothing about who opened it. At most one write a day; a failure costs the visitor nothing. */
export function noteOpening({ database }: Deps, { workspaceId, linkId, today, lastOpenedOn }: OpenedLink): void {
  if (lastOpenedOn === today || !database.hasRoom()) return
  inWorkspace(database, workspaceId, (db) => updateLink(db, workspaceId, linkId, { lastOpenedOn: today })).catch(() => {})
}

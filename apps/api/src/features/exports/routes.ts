import * as contract from '@hourtab/contract/workspace'
import type { Api } from '../../platform/serve.ts'
import { exportWorkspace } from './write-export.ts'

export function exportRoutes({ serveFile }: Api) {
  serveFile(contract.exportWorkspace, (ctx) => exportWorkspace(ctx, ctx.actor.workspaceId))
}

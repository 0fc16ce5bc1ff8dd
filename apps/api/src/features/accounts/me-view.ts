import type { Me } from '@hourtab/contract/accounts'
import type { Db, Deps } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { toWorkspace } from '../workspaces/workspace-view.ts'
import { memberById } from './queries.ts'

/** Who is signed in and where; `db` is inside the workspace. */
export async function readMe(db: Db, deps: Pick<Deps, 'config' | 'mailer'>, workspaceId: string, userId: string): Promise<{ me: Me }> {
  const found = await memberById(db, workspaceId, userId)
  if (!found) throw problems.notSignedIn()
  const { id, name, email, role, alertMails, workspace } = found
  const sendsMail = deps.mailer !== undefined
  return { me: { user: { id, name, email }, role, workspace: toWorkspace(workspace, deps), alertMails, sendsMail } }
}

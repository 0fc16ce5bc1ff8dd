import { randomBytes } from 'node:crypto'
import { tellSampleStudio } from '../../../seed/sample-studio.ts'
import type { OpenContext } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { inTransaction, inWorkspace } from '../../platform/tenancy.ts'
import { beginSession } from './begin-session.ts'
import { foundWorkspace } from './found-workspace.ts'
import { readMe } from './me-view.ts'
import { hashPassword } from './passwords.ts'

/** Makes a sample studio for one visitor, with five months of work in it, and signs in to it. Nobody can sign in to it again. */
export async function lookAround(ctx: OpenContext) {
  await ctx.limits.take('accounts', ctx.visitor.address)
  const passwordHash = await hashPassword(randomBytes(32).toString('base64'))
  const owner = { name: 'Ines Moro', workspaceName: 'Moro PMO', email: `ines-${newId()}@sample.invalid`, passwordHash, isSample: true }
  const { workspaceId, userId } = await inTransaction(ctx.database, (db) => foundWorkspace(db, ctx.clock, owner))
  await tellSampleStudio(ctx, { workspaceId, userId })
  return inWorkspace(ctx.database, workspaceId, async (db) => {
    await beginSession(ctx, db, workspaceId, userId)
    return readMe(db, ctx, workspaceId, userId)
  })
}

import type { NewShareLink } from '@hourtab/contract/share-links'
import { instantNow } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { hashPassword } from '../accounts/passwords.ts'
import { announce } from '../events/announce.ts'
import { retainerById } from '../retainers/queries.ts'
import { freshToken, toShareLink } from './link-view.ts'
import { insertLink } from './queries.ts'

/** Makes a link that opens one retainer. */
export async function createShareLink(ctx: Context, retainerId: string, { name, audience, expiresOn, password }: NewShareLink) {
  const { workspaceId } = ctx.actor
  await retainerById(ctx.db, workspaceId, retainerId)
  const link = await insertLink(ctx.db, {
    workspaceId,
    id: newId(),
    retainerId,
    name,
    audience,
    passwordHash: password && (await hashPassword(password)),
    expiresOn,
    createdAt: instantNow(ctx.clock),
    ...freshToken(workspaceId, ctx),
  })
  await announce(ctx, 'link.created', retainerId, { linkId: link.id, name }, { about: name })
  return { shareLink: toShareLink(link, ctx) }
}

import type { changeShareLink as endpoint } from '@hourtab/contract/share-links'
import type { Received } from '@hourtab/contract/endpoint'
import type { Context } from '../../platform/context.ts'
import { hashPassword } from '../accounts/passwords.ts'
import { updateRetainer } from '../retainers/queries.ts'
import { announce } from '../events/announce.ts'
import { changesBetween } from '../events/changes.ts'
import { toShareLink } from './link-view.ts'
import { linkById, updateLink } from './queries.ts'

/** Changes a link; pages that are open show at once what it shows now, or ask for its password. */
export async function changeShareLink(ctx: Context, id: string, given: Received<typeof endpoint>['body']) {
  const { db, actor } = ctx
  const link = await linkById(db, actor.workspaceId, id, 'forWriting')
  ctx.ifMatch(toShareLink(link, ctx))
  const { password, ...change } = given
  if (Object.keys(given).length === 0) return { shareLink: toShareLink(link, ctx) }
  const changed = await updateLink(db, actor.workspaceId, id, {
    ...change,
    ...(password !== undefined && { passwordHash: password && (await hashPassword(password)) }),
  })
  // What it shows is another reading of the retainer, which pages that are open are to take.
  if (changed.audience !== link.audience) await updateRetainer(db, actor.workspaceId, link.retainerId, {})
  const [before, after] = [toShareLink(link, ctx), toShareLink(changed, ctx)]
  const changes = changesBetween(before, after, ['name', 'audience', 'expiresOn', 'hasPassword'])
  await announce(ctx, 'link.changed', link.retainerId, { linkId: id }, { about: link.name, changes })
  return { shareLink: after }
}

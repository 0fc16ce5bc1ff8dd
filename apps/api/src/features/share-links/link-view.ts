import type { ShareLink } from '@hourtab/contract/share-links'
import { toInstant } from '../../platform/clock.ts'
import type { Deps } from '../../platform/context.ts'
import { hashOf, seal, unseal } from '../../platform/secrets.ts'
import { makeToken } from '../../platform/token.ts'
import type { LinkRow } from './queries.ts'

const secretBytes = 16

/** A link as its PM sees it, with the URL to copy. */
export function toShareLink(
  { id, name, expiresOn, createdAt, lastOpenedOn, sealedToken }: LinkRow,
  { config, secrets }: Pick<Deps, 'config' | 'secrets'>,
): ShareLink {
  const url = `${config.publicUrl}/r/${unseal(secrets.sealKey, sealedToken)}`
  return { id, name, audience: 'full', expiresOn, createdAt: toInstant(createdAt), lastOpenedOn, url }
}

/** A new token, as it is stored: hashed to be found, sealed to be shown again. */
export function freshToken(workspaceId: string, { secrets }: Pick<Deps, 'secrets'>) {
  const token = makeToken(workspaceId, secretBytes)
  return { tokenHash: hashOf(token), sealedToken: seal(secrets.sealKey, token) }
}

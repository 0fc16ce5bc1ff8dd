import type { ShareLink } from '@hourtab/contract/share-links'
import { toInstant } from '../../platform/clock.ts'
import type { Deps } from '../../platform/context.ts'
import { hashOf, seal, unseal } from '../../platform/secrets.ts'
import { makeToken } from '../../platform/token.ts'
import type { LinkRow } from './queries.ts'

const secretBytes = 16

/** A link as its PM sees it, with the URL to copy where this instance can read it. */
export function toShareLink(
  { id, name, audience, passwordHash, expiresOn, createdAt, lastOpenedOn, sealedToken }: LinkRow,
  { config, secrets }: Pick<Deps, 'config' | 'secrets'>,
): ShareLink {
  const token = attemptUnseal(secrets.sealKey, sealedToken)
  const url = token === undefined ? null : `${config.publicUrl}/r/${token}`
  return { id, name, audience, hasPassword: passwordHash !== null, expiresOn, createdAt: toInstant(createdAt), lastOpenedOn, url }
}

// A link that was brought from elsewhere opens by its digest; what was sealed with another secret stays sealed.
function attemptUnseal(key: Buffer, sealed: string): string | undefined {
  try {
    return unseal(key, sealed)
  } catch {
    return undefined
  }
}

/** A new token, as it is stored: hashed to be found, sealed to be shown again. */
export function freshToken(workspaceId: string, { secrets }: Pick<Deps, 'secrets'>) {
  const token = makeToken(workspaceId, secretBytes)
  return { tokenHash: hashOf(token), sealedToken: seal(secrets.sealKey, token) }
}

import type { ApiKey } from '@hourtab/contract/api-keys'
import { toInstant } from '../../platform/clock.ts'
import type { ApiKeyRow } from './queries.ts'

/** A key as it is listed; its secret is nowhere. */
export const toApiKey = ({ createdAt, madeByName, ...row }: ApiKeyRow): ApiKey => {
  const { id, name, scope, retainerIds, hint, expiresOn, lastUsedOn } = row
  return { id, name, scope, retainerIds, hint, expiresOn, lastUsedOn, createdAt: toInstant(createdAt), madeBy: madeByName }
}

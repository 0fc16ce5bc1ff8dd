import type { ApiKey } from '@hourtab/contract/api-keys'
import { toInstant } from '../../platform/clock.ts'
import type { apiKeys } from '../../platform/tables/accounts.ts'

/** A key as it is listed; its secret is nowhere. */
export const toApiKey = ({ id, name, scope, hint, expiresOn, lastUsedOn, createdAt }: typeof apiKeys.$inferSelect): ApiKey => ({
  id,
  name,
  scope,
  hint,
  expiresOn,
  lastUsedOn,
  createdAt: toInstant(createdAt),
})

import type { ListedWebhook, Webhook } from '@hourtab/contract/webhooks'
import { toInstant } from '../../platform/clock.ts'
import type { Last, WebhookRow } from './queries.ts'

const toInstantOrNull = (printed: string | null): string | null => (printed === null ? null : toInstant(printed))

/** A webhook as it is shown; its secret is nowhere. */
export const toWebhook = ({
  id,
  name,
  url,
  events,
  state,
  disabledBecause,
  disabledAt,
  oldSecretUntil,
  createdAt,
}: WebhookRow): Webhook => ({
  id,
  name,
  url,
  events,
  state,
  disabledBecause,
  disabledAt: toInstantOrNull(disabledAt),
  oldSecretUntil: toInstantOrNull(oldSecretUntil),
  createdAt: toInstant(createdAt),
})

/** The same with what became of its newest delivery. */
export const toListedWebhook = (row: WebhookRow, last: Last | undefined): ListedWebhook => ({
  ...toWebhook(row),
  failingSince: toInstantOrNull(row.failingSince),
  lastDelivery: last ? { ...last, createdAt: toInstant(last.createdAt) } : null,
})

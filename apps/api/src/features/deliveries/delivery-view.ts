import type { Delivery } from '@hourtab/contract/deliveries'
import { toInstant } from '../../platform/clock.ts'
import type { DeliveryRow } from './queries.ts'

/** A delivery as it is shown, with its tries. */
export const toDelivery = ({ id, webhookId, event, state, tries, nextTryAt, createdAt, attempts }: DeliveryRow): Delivery => ({
  id,
  webhookId,
  name: (event?.name ?? 'webhook.ping') as Delivery['name'],
  eventId: event?.id ?? null,
  sequence: event?.sequence ?? null,
  state,
  tries,
  nextTryAt: nextTryAt === null ? null : toInstant(nextTryAt),
  createdAt: toInstant(createdAt),
  attempts,
})

import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { publicEventNames } from './events.ts'
import { Id, Instant, pageOf, pageQuery } from './primitives.ts'
import { DeliveryState, onWebhook } from './webhooks.ts'

/** How many events one call sends again. */
export const mostRedelivered = 1000

/** What a delivery can be about: an event, or the test that a ping sends. */
export const deliveredNames = [...publicEventNames, 'webhook.ping'] as const

const Attempt = z
  .object({
    at: Instant,
    status: z.int().nullable().describe('The HTTP status that was answered; null where there was no answer'),
    durationMs: z.int().describe('How long it took, in milliseconds'),
    fault: z.string().nullable().describe('What went wrong, in words; null where it was delivered'),
    answer: z.string().nullable().describe('How the answer began, at most 1,000 characters'),
  })
  .meta({ id: 'Attempt' })

const aDelivery = {
  id: '0198d0b2-5d11-7f4e-9c03-1a2b3c4d5e6f',
  webhookId: '0198d0b2-03c4-7a10-b1c9-8d2f4e6a7b30',
  name: 'entry.logged',
  eventId: '0198d0a4-6f7e-7c31-9a55-3c1f0f6f2b10',
  sequence: 418,
  state: 'waiting',
  tries: 1,
  nextTryAt: '2026-07-14T16:24:15.000Z',
  createdAt: '2026-07-14T16:24:10.000Z',
  attempts: [{ at: '2026-07-14T16:24:10.000Z', status: 503, durationMs: 212, fault: 'it answered 503', answer: 'Back in a minute' }],
}

/** One event on its way to one webhook, or a test. */
export const Delivery = z
  .object({
    id: Id.describe('The webhook-id header, the same for every try'),
    webhookId: Id,
    name: z.enum(deliveredNames),
    eventId: Id.nullable().describe('Null for a test'),
    sequence: z.int().nullable().describe('The number of the event; null for a test'),
    state: DeliveryState,
    tries: z.int().describe('How often it was tried since it was made or asked for again'),
    nextTryAt: Instant.nullable(),
    createdAt: Instant,
    attempts: z.array(Attempt).describe('The newest tries, oldest first, at most 20'),
  })
  .meta({ id: 'Delivery', examples: [aDelivery] })
export type Delivery = z.output<typeof Delivery>
export type Attempt = z.output<typeof Attempt>

const onDelivery = z.object({ deliveryId: Id })
const answer = z.object({ delivery: Delivery }).meta({ examples: [{ delivery: aDelivery }] })

export const listDeliveries = endpoint({
  name: 'listDeliveries',
  method: 'GET',
  path: '/api/v1/webhooks/:webhookId/deliveries',
  summary: 'What a webhook was told, newest first',
  description: 'Each delivery with its tries, what was answered, and when it is tried again. Deliveries are kept for 30 days.',
  access: 'admin',
  params: onWebhook,
  query: z.strictObject({ ...pageQuery, state: DeliveryState.optional().describe('Only deliveries in this state') }),
  status: 200,
  response: pageOf(Delivery).meta({ examples: [{ items: [aDelivery], nextCursor: null }] }),
})

export const readDelivery = endpoint({
  name: 'readDelivery',
  method: 'GET',
  path: '/api/v1/deliveries/:deliveryId',
  summary: 'One delivery, with the payload that is posted',
  description: 'The payload is the body of the request as it is sent, and the same for every try.',
  access: 'admin',
  params: onDelivery,
  status: 200,
  response: z
    .object({
      delivery: Delivery,
      payload: z.object({ type: z.string(), timestamp: Instant, data: z.record(z.string(), z.unknown()) }),
    })
    .meta({
      examples: [
        {
          delivery: aDelivery,
          payload: {
            type: 'entry.logged',
            timestamp: '2026-07-14T16:24:10.000Z',
            data: {
              eventId: aDelivery.eventId,
              sequence: 418,
              workspaceId: '0198d09f-4c6d-7a90-8b1e-2f3a4b5c6d7e',
              retainerId: '0198d0a0-11aa-7b52-8f00-6b7c2d9e4a01',
              entryId: '0198d0a4-6f7d-7e02-8d11-0e5b7a9c3f22',
              workedOn: '2026-07-14',
              seconds: 10_800,
            },
          },
        },
      ],
    }),
  noun: 'delivery',
})

export const pingWebhook = endpoint({
  name: 'pingWebhook',
  method: 'POST',
  path: '/api/v1/webhooks/:webhookId/ping',
  summary: 'Send a test to a webhook now',
  description:
    'A `webhook.ping` goes the way that events go, signed like them, and is tried once; it can be sent to a disabled webhook too. Read the delivery to see what became of it.',
  access: 'admin',
  params: onWebhook,
  status: 201,
  response: answer,
  noun: 'delivery',
})

export const redeliver = endpoint({
  name: 'redeliver',
  method: 'POST',
  path: '/api/v1/deliveries/:deliveryId/redeliver',
  summary: 'Send a delivery again, now',
  description: 'With the same `webhook-id`, whether it failed or got through. The tries begin anew. The webhook has to be active.',
  access: 'admin',
  params: onDelivery,
  status: 200,
  response: answer,
  noun: 'delivery',
})

export const redeliverRange = endpoint({
  name: 'redeliverRange',
  method: 'POST',
  path: '/api/v1/webhooks/:webhookId/redeliver',
  summary: 'Send the events of a time again',
  description:
    'All events that the webhook listens to, from `from` on and before `until`, at most 1,000: those that were delivered, those that failed, and those that it was not told of while it was disabled. What was sent before keeps its `webhook-id`.',
  access: 'admin',
  params: onWebhook,
  body: z
    .strictObject({ from: Instant.describe('The first instant'), until: Instant.describe('The instant after the last') })
    .refine(({ from, until }) => from < until, { path: ['until'], message: 'Later than the first instant' })
    .meta({ examples: [{ from: '2026-07-14T00:00:00Z', until: '2026-07-15T00:00:00Z' }] }),
  status: 200,
  response: z.object({ redelivered: z.int().describe('How many events are sent again') }).meta({ examples: [{ redelivered: 12 }] }),
})

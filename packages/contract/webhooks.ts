import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { publicEventNames } from './events.ts'
import { Id, Instant, pageOf, text } from './primitives.ts'

/** How many webhooks a workspace may have. */
export const mostWebhooks = 20

export const deliveryStates = ['waiting', 'delivered', 'failed'] as const
export const DeliveryState = z
  .enum(deliveryStates)
  .meta({ id: 'DeliveryState' })
  .describe('Waiting for its first or next try, delivered, or failed for good')
export type DeliveryState = z.output<typeof DeliveryState>

const Url = z
  .url('An address that begins with https://')
  .max(2000, 'At most 2,000 characters')
  .describe('Where events are posted to: https, at a public address')
const Events = z
  .array(z.enum(publicEventNames))
  .max(publicEventNames.length, 'Each event once')
  .refine((names) => new Set(names).size === names.length, 'Each event once')
  .describe('The events it is told; none for all of them')

const webhookId = '0198d0b2-03c4-7a10-b1c9-8d2f4e6a7b30'
const aWebhook = {
  id: webhookId,
  name: 'Halden Rail: finance',
  url: 'https://finance.haldenrail.example/hooks/hourtab',
  events: ['entry.logged', 'cycle.closed'],
  state: 'active',
  disabledBecause: null,
  disabledAt: null,
  oldSecretUntil: null,
  createdAt: '2026-07-14T16:20:00.000Z',
}

/** Where a workspace is told what happens. The secret it signs with is shown once. */
export const Webhook = z
  .object({
    id: Id,
    name: z.string().describe('What it is for, in your own words'),
    url: z.string(),
    events: z.array(z.string()).describe('The events it is told; none for all of them'),
    state: z.enum(['active', 'disabled']),
    disabledBecause: z.string().nullable().describe('Why it is disabled, in words'),
    disabledAt: Instant.nullable(),
    oldSecretUntil: Instant.nullable().describe('Until then the secret before signs beside the present one'),
    createdAt: Instant,
  })
  .meta({ id: 'Webhook', examples: [aWebhook] })
export type Webhook = z.output<typeof Webhook>

/** A webhook in a list, with what became of its newest delivery. */
export const ListedWebhook = Webhook.extend({
  failingSince: Instant.nullable().describe('The first failure since a delivery last got through; null where all is well'),
  lastDelivery: z
    .object({ id: Id, state: DeliveryState, createdAt: Instant })
    .nullable()
    .describe('The newest delivery; null where there is none yet'),
}).meta({ id: 'ListedWebhook' })
export type ListedWebhook = z.output<typeof ListedWebhook>

const aSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const answer = z.object({ webhook: Webhook }).meta({ examples: [{ webhook: aWebhook }] })
const withSecret = z
  .object({ webhook: Webhook, secret: z.string().describe('What its deliveries are signed with, as Standard Webhooks writes it') })
  .meta({ examples: [{ webhook: aWebhook, secret: aSecret }] })
export const onWebhook = z.object({ webhookId: Id })

export const listWebhooks = endpoint({
  name: 'listWebhooks',
  method: 'GET',
  path: '/api/v1/webhooks',
  summary: 'The webhooks of this workspace',
  description: 'Newest first, each with what became of its newest delivery. A workspace has at most 20, so there is one page.',
  access: 'admin',
  status: 200,
  response: pageOf(ListedWebhook).meta({
    examples: [
      {
        items: [
          {
            ...aWebhook,
            failingSince: null,
            lastDelivery: { id: '0198d0b2-5d11-7f4e-9c03-1a2b3c4d5e6f', state: 'delivered', createdAt: '2026-07-14T16:24:10.000Z' },
          },
        ],
        nextCursor: null,
      },
    ],
  }),
})

export const createWebhook = endpoint({
  name: 'createWebhook',
  method: 'POST',
  path: '/api/v1/webhooks',
  summary: 'Add a webhook; its secret is in this answer and nowhere else',
  description:
    'From now on events are posted to the address as [Standard Webhooks](https://www.standardwebhooks.com) has it: verify `webhook-signature` with the secret, and take the same `webhook-id` twice for one event. Any 2xx within 15 seconds is a success; anything else is tried again for three days. What happened before is not told.',
  access: 'admin',
  body: z
    .strictObject({ name: text(100), url: Url, events: Events.default([]) })
    .meta({ examples: [{ name: aWebhook.name, url: aWebhook.url, events: aWebhook.events }] }),
  status: 201,
  response: withSecret,
  noun: 'webhook',
})

export const readWebhook = endpoint({
  name: 'readWebhook',
  method: 'GET',
  path: '/api/v1/webhooks/:webhookId',
  summary: 'One webhook',
  description: 'What it is told and whether it is active. The secret is not shown again.',
  access: 'admin',
  params: onWebhook,
  status: 200,
  response: answer,
  noun: 'webhook',
})

export const changeWebhook = endpoint({
  name: 'changeWebhook',
  method: 'PATCH',
  path: '/api/v1/webhooks/:webhookId',
  summary: 'Change a webhook, disable it or enable it again',
  description:
    'Disabling drops what still waits to be delivered. An enabled webhook is told what happens from then on; what it missed can be sent with `redeliverRange`, or read from `GET /api/v1/events`.',
  access: 'admin',
  params: onWebhook,
  body: z
    .strictObject({ name: text(100), url: Url, events: Events, state: z.enum(['active', 'disabled']) })
    .partial()
    .meta({ examples: [{ events: ['cycle.closed'] }] }),
  status: 200,
  response: answer,
  noun: 'webhook',
})

export const removeWebhook = endpoint({
  name: 'removeWebhook',
  method: 'DELETE',
  path: '/api/v1/webhooks/:webhookId',
  summary: 'Remove a webhook and its log',
  description: 'What waits to be delivered goes with it, and so does the log of what was.',
  access: 'admin',
  params: onWebhook,
  status: 204,
  response: z.undefined(),
})

export const rotateSecret = endpoint({
  name: 'rotateSecret',
  method: 'POST',
  path: '/api/v1/webhooks/:webhookId/rotate-secret',
  summary: 'Give a webhook a new secret; the old one signs beside it for 24 hours',
  description:
    'The new secret is in this answer and nowhere else. For a day every delivery carries two signatures, so that the receiver can change over without missing one.',
  access: 'admin',
  params: onWebhook,
  status: 200,
  response: withSecret,
  noun: 'webhook',
  answers: [412],
})

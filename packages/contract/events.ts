import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, Instant, pageOf, pageQuery } from './primitives.ts'

/** What webhooks are told: all that happens to the work itself. Accounts, keys and settings of the workspace are for the audit alone. */
export const publicEventNames = [
  'retainer.created',
  'retainer.changed',
  'retainer.removed',
  'retainer.paused',
  'retainer.resumed',
  'terms.set',
  'terms.removed',
  'grant.agreed',
  'grant.removed',
  'entry.logged',
  'entry.changed',
  'entry.removed',
  'balance.threshold',
  'cycle.closed',
  'cycle.reopened',
  'import.published',
  'import.undone',
  'link.created',
  'link.changed',
  'link.rotated',
  'link.revoked',
  'client.added',
  'client.changed',
  'client.removed',
] as const

export const eventNames = [
  ...publicEventNames,
  'import.drafted',
  'import.discarded',
  'workspace.changed',
  'webhook.created',
  'webhook.changed',
  'webhook.rotated',
  'webhook.disabled',
  'webhook.removed',
  'key.created',
  'key.revoked',
  'plan.set',
  'account.changed',
  'session.ended',
  'account.deleted',
] as const
export type EventName = (typeof eventNames)[number]

const anEvent = {
  id: '0198d0a4-6f7e-7c31-9a55-3c1f0f6f2b10',
  sequence: 418,
  name: 'entry.logged',
  retainerId: '0198d0a0-11aa-7b52-8f00-6b7c2d9e4a01',
  subject: { entryId: '0198d0a4-6f7d-7e02-8d11-0e5b7a9c3f22', workedOn: '2026-07-14', seconds: 10_800 },
  at: '2026-07-14T16:20:00.000Z',
}

/** Something that happened, written in the same transaction as the change. */
export const Event = z
  .object({
    id: Id,
    sequence: z
      .int()
      .describe('Its number in this workspace: without gaps, and never given to something that comes to light before another'),
    name: z.enum(eventNames),
    retainerId: Id.nullable().describe('The retainer it is about; null where it is about none'),
    subject: z.record(z.string(), z.unknown()).describe('The ids and figures of what changed'),
    at: Instant,
  })
  .meta({ id: 'Event', examples: [anEvent] })

export const listEvents = endpoint({
  name: 'listEvents',
  method: 'GET',
  path: '/api/v1/events',
  summary: 'What happened, newest first, or in order from a number on',
  description:
    'With `after` events come in the order of their `sequence`, oldest first: begin with `after=0`, keep the highest `sequence` you have dealt with, and ask again from there. Nothing appears behind a number you have read. Without `after` they come newest first.',
  access: 'read',
  keptKeys: true,
  query: z.strictObject({
    ...pageQuery,
    after: z.coerce
      .number()
      .int()
      .min(0)
      .max(Number.MAX_SAFE_INTEGER)
      .optional()
      .describe('Oldest first, from the event after this sequence'),
    name: z.enum(eventNames).optional().describe('Only events of this name'),
    retainerId: Id.optional().describe('Only what is about this retainer'),
  }),
  status: 200,
  response: pageOf(Event).meta({ examples: [{ items: [anEvent], nextCursor: null }] }),
})

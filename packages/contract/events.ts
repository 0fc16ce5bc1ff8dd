import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, Instant, pageOf, pageQuery } from './primitives.ts'

export const eventNames = [
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
  'import.drafted',
  'import.published',
  'import.undone',
  'import.discarded',
  'link.created',
  'link.changed',
  'link.rotated',
  'link.revoked',
  'client.added',
  'client.changed',
  'client.removed',
  'workspace.changed',
  'key.created',
  'key.revoked',
  'plan.set',
  'account.changed',
  'session.ended',
  'account.deleted',
] as const
export type EventName = (typeof eventNames)[number]

/** Something that happened, written in the same transaction as the change. */
export const Event = z
  .object({
    id: Id,
    name: z.enum(eventNames),
    retainerId: Id.nullable(),
    subject: z.record(z.string(), z.unknown()).describe('The ids and figures of what changed'),
    at: Instant,
  })
  .meta({ id: 'Event' })

export const listEvents = endpoint({
  name: 'listEvents',
  method: 'GET',
  path: '/api/v1/events',
  summary: 'What happened, newest first',
  description: 'Ids and figures of every change in the workspace, written in the transaction of the change.',
  access: 'read',
  keptKeys: true,
  query: z.strictObject(pageQuery),
  status: 200,
  response: pageOf(Event),
})

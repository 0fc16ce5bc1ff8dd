import { toInstant } from '../../platform/clock.ts'

/** An event as it is told, with its number; for a test there is none. */
export type Told = { id: string; sequence: number; name: string; retainerId: string | null; subject: Record<string, unknown>; at: string }
type Of = { workspaceId: string; webhookId: string; createdAt: string; event: Told | null }

/** What is posted, as Standard Webhooks has it. It is worked out from what was written once, so it is the same for every try. */
export function payloadOf({ workspaceId, webhookId, createdAt, event }: Of) {
  if (!event) return { type: 'webhook.ping', timestamp: toInstant(createdAt), data: { workspaceId, webhookId } }
  const { id: eventId, sequence, name, retainerId, subject, at } = event
  const ids = { eventId, sequence, workspaceId, retainerId }
  // They stand first, and nothing takes their place.
  return { type: name, timestamp: toInstant(at), data: { ...ids, ...subject, ...ids } }
}

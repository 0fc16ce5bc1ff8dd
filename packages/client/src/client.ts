import { calls, type Operations } from '../generated/operations.ts'
import type { CallOptions, ClientOptions, Operation, Page } from './calling.ts'
import { eventsIn } from './event-stream.ts'
import { pagesOf } from './pages.ts'
import { send } from './send.ts'

export type * from '../generated/operations.ts'
export type { CallOptions, ClientOptions, Page, Pages, ServerSentEvent, Tagged, UploadedFile } from './calling.ts'
export { HourTabProblem, HourTabUnreachable, isProblem, type FieldFault } from './problem.ts'
export { verifyWebhook, WebhookNotVerified, type WebhookEvent, type WebhookHeaders } from './verify-webhook.ts'

/** Every operation that a key may call, by its name. */
export type Client = Operations

type Fields = Record<string, unknown>

/** Makes a client of one workspace. Nothing is called until one of its methods is. */
export function createClient(options: ClientOptions): Client {
  const made = Object.entries(calls).map(([name, operation]) => [name, methodOf(options, operation)])
  return Object.fromEntries(made) as Client
}

function methodOf(client: ClientOptions, operation: Operation) {
  const sending = (given?: Fields, options?: CallOptions) => send(client, operation, given, options)
  if (operation.answer === 'events')
    return (given?: Fields, options?: CallOptions) => eventsIn(sending(given, options) as Promise<Response>)
  if (operation.answer !== 'pages') return sending
  return (given: Fields = {}, options?: CallOptions) =>
    pagesOf((cursor) => sending({ ...given, ...(cursor !== undefined && { cursor }) }, options) as Promise<Page<unknown>>)
}

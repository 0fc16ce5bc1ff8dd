import type { EventName } from '../generated/operations.ts'

/** What a webhook tells. */
export type WebhookEvent = {
  /** Its name; a newer HourTab may have events that this client does not know yet. */
  type: EventName | (string & {})
  /** When it happened, an ISO 8601 instant. */
  timestamp: string
  data: Record<string, unknown>
}

/** Headers as `fetch`, Node or a framework hands them over. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>

/** Thrown by `verifyWebhook` for what HourTab did not send, or not now. Answer it with 400. */
export class WebhookNotVerified extends Error {
  override readonly name = 'WebhookNotVerified'
}

const fiveMinutes = 300

/**
 * Answers the event in a webhook, once its signature and time are found right (Standard Webhooks). `rawBody` is the body as it
 * arrived, not parsed and printed again. Given several secrets, one of them is enough. Throws `WebhookNotVerified`.
 */
export async function verifyWebhook(
  secrets: string | readonly string[],
  headers: WebhookHeaders,
  rawBody: string | Uint8Array,
  { toleranceSeconds = fiveMinutes, now = new Date() }: { toleranceSeconds?: number | undefined; now?: Date | undefined } = {},
): Promise<WebhookEvent> {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => headerOf(headers, name))
  if (!id || !timestamp || !signatures) throw new WebhookNotVerified('webhook-id, webhook-timestamp and webhook-signature are needed')
  if (!/^\d{1,12}$/.test(timestamp)) throw new WebhookNotVerified('webhook-timestamp is no time')
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > toleranceSeconds)
    throw new WebhookNotVerified(`It was sent more than ${toleranceSeconds} seconds from now`)

  const body = typeof rawBody === 'string' ? encoded(rawBody) : rawBody
  const signed = joined(encoded(`${id}.${timestamp}.`), body)
  if (!(await isSignedByOne([secrets].flat(), signatures, signed))) throw new WebhookNotVerified('No signature is right')
  return eventIn(body)
}

async function isSignedByOne(secrets: readonly string[], signatures: string, signed: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const given = signatures.split(' ').flatMap((part) => (part.startsWith('v1,') ? (bytesOf(part.slice(3)) ?? []) : []))
  for (const secret of secrets) {
    const key = await keyOf(secret)
    // `verify` takes as long for a signature that is nearly right as for any other.
    for (const signature of given) if (await crypto.subtle.verify('HMAC', key, signature, signed)) return true
  }
  return false
}

function keyOf(secret: string): Promise<CryptoKey> {
  const bytes = bytesOf(secret.replace(/^whsec_/, ''))
  if (!bytes || bytes.length === 0) throw new TypeError('A secret is whsec_ and base64')
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify'])
}

function eventIn(body: Uint8Array): WebhookEvent {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as WebhookEvent
  } catch {
    throw new WebhookNotVerified('Its body is no JSON')
  }
}

function headerOf(headers: WebhookHeaders, name: string): string | undefined {
  if (headers instanceof Headers) return headers.get(name) ?? undefined
  const value = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
  return typeof value === 'string' ? value : value?.join(' ')
}

const encoded = (text: string) => new TextEncoder().encode(text)

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
  } catch {
    return undefined
  }
}

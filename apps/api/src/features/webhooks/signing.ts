import { createHmac, randomBytes } from 'node:crypto'
import { instantNow, toInstant } from '../../platform/clock.ts'
import type { Deps } from '../../platform/context.ts'
import { seal, unseal } from '../../platform/secrets.ts'
import type { WebhookRow } from './queries.ts'

const prefix = 'whsec_'
const secretBytes = 24

/** A new secret, and how it is stored: sealed, because it is needed again to sign with. */
export function freshSecret({ secrets }: Pick<Deps, 'secrets'>): { secret: string; sealedSecret: string } {
  const secret = prefix + randomBytes(secretBytes).toString('base64')
  return { secret, sealedSecret: seal(secrets.sealKey, secret) }
}

/**
 * The headers that a body is posted with, signed as Standard Webhooks has it: with the secret, and with the one before while that lasts.
 * Undefined where the secret was sealed with another key than that of today.
 */
export function signedHeaders({ secrets, clock }: Pick<Deps, 'secrets' | 'clock'>, webhook: Signed, id: string, body: string) {
  const timestamp = String(Math.floor(clock.now().getTime() / 1000))
  const { sealedSecret, sealedOldSecret, oldSecretUntil } = webhook
  const isOldKept = oldSecretUntil !== null && toInstant(oldSecretUntil) > instantNow(clock)
  const readable = [sealedSecret, ...(isOldKept ? [sealedOldSecret!] : [])].flatMap((sealed) => attemptUnseal(secrets.sealKey, sealed))
  if (readable.length === 0) return undefined
  const signatures = readable.map((secret) => signatureOf(secret, `${id}.${timestamp}.${body}`))
  return {
    'content-type': 'application/json',
    'user-agent': 'HourTab-Webhooks',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  }
}
type Signed = Pick<WebhookRow, 'sealedSecret' | 'sealedOldSecret' | 'oldSecretUntil'>

const signatureOf = (secret: string, signed: string): string =>
  `v1,${createHmac('sha256', Buffer.from(secret.slice(prefix.length), 'base64'))
    .update(signed)
    .digest('base64')}`

function attemptUnseal(key: Buffer, sealed: string): string[] {
  try {
    return [unseal(key, sealed)]
  } catch {
    return []
  }
}

import { createHash, randomBytes } from 'node:crypto'

// A token carries its workspace, so that a look-up touches one shard, then its secret, then a checksum: a typo is told
// apart from a token before any database is asked. Letters and digits only, so that a double click selects all of it.

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** A new token of `secretBytes` random bytes for a workspace. */
export function makeToken(workspaceId: string, secretBytes: number): string {
  const body =
    base62(Buffer.from(workspaceId.replaceAll('-', ''), 'hex'), 22) + base62(randomBytes(secretBytes), Math.ceil((secretBytes * 8) / 5.954))
  return body + checksum(body)
}

/** The workspace a token speaks of, or undefined when it was mistyped. */
export function workspaceOf(token: string): string | undefined {
  if (!/^[0-9A-Za-z]{40,80}$/.test(token)) return undefined
  if (checksum(token.slice(0, -6)) !== token.slice(-6)) return undefined
  let n = 0n
  for (const letter of token.slice(0, 22)) n = n * 62n + BigInt(alphabet.indexOf(letter))
  const hex = n.toString(16).padStart(32, '0')
  if (hex.length > 32) return undefined
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function base62(bytes: Buffer, width: number): string {
  let n = BigInt(`0x${bytes.toString('hex')}`)
  let text = ''
  for (; n > 0n; n /= 62n) text = alphabet[Number(n % 62n)] + text
  return text.padStart(width, '0')
}

const checksum = (body: string): string => base62(createHash('sha256').update(body).digest().subarray(0, 4), 6)

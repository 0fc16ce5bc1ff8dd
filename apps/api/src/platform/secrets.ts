import { createCipheriv, createDecipheriv, hash, hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'

/** Keys derived from one secret that is never in the database. */
export type Secrets = { sessionKey: Buffer; sealKey: Buffer }

type Where = Pick<Config, 'sessionSecret' | 'sessionSecretFile' | 'dataDir'>

/** The secret that the settings give, if they do. */
export const givenSecret = ({ sessionSecret, sessionSecretFile }: Where): string | undefined =>
  sessionSecret ?? (sessionSecretFile ? readFileSync(sessionSecretFile, 'utf8').trim() : undefined)

/** Where a secret is kept that was made because the settings gave none. */
export const secretFile = (dataDir: string): string => join(dataDir, 'secret')

/** Derives the keys from `SESSION_SECRET`, its file, or a secret made once and kept in the data directory; a short one is refused. */
export function readSecrets(config: Where): Secrets {
  const secret = givenSecret(config) ?? ownSecret(config.dataDir)
  if (secret.length < 32) throw new Error('The session secret is shorter than 32 characters. Make one with: openssl rand -base64 33')
  const key = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `hourtab ${purpose}`, 32))
  return { sessionKey: key('session'), sealKey: key('seal') }
}

function ownSecret(dataDir: string): string {
  const file = secretFile(dataDir)
  mkdirSync(dataDir, { recursive: true })
  try {
    writeFileSync(file, randomBytes(33).toString('base64'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}

/** What is stored of a token: nobody who reads the database can use it. */
export const hashOf = (token: string): string => hash('sha256', token)

/** Seals a text so that only the holder of the key reads it again (AES-256-GCM). */
export function seal(key: Buffer, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** Opens what `seal` sealed; throws when the key is another or the text was touched. */
export function unseal(key: Buffer, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  // A shorter tag than we make would be easier to guess.
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}

import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSecrets, seal, unseal } from './secrets.ts'

const key = randomBytes(32)
const folder = () => mkdtempSync(join(tmpdir(), 'hourtab-secret-'))
const unset = { sessionSecret: undefined, sessionSecretFile: undefined }

test('what is sealed is read with its key alone, and never looks the same twice', () => {
  const sealed = seal(key, 'a token')
  expect(unseal(key, sealed)).toBe('a token')
  expect(seal(key, 'a token')).not.toBe(sealed)
  expect(() => unseal(randomBytes(32), sealed)).toThrow()
})

test('a sealed text that was touched anywhere, or cut, is not read', () => {
  const bytes = Buffer.from(seal(key, 'a token'), 'base64url')
  for (let at = 0; at < bytes.length; at++) {
    const touched = Buffer.from(bytes)
    touched[at]! ^= 1
    expect(() => unseal(key, touched.toString('base64url'))).toThrow()
    expect(() => unseal(key, bytes.subarray(0, at).toString('base64url'))).toThrow()
  }
})

test('a secret that nobody set is made once, kept for its owner alone, and read again', () => {
  const dataDir = folder()
  const made = readSecrets({ ...unset, dataDir })
  expect(readSecrets({ ...unset, dataDir })).toEqual(made)
  expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600)
  expect(readFileSync(join(dataDir, 'secret'), 'utf8').length).toBeGreaterThan(40)
})

test('a secret from the environment wins over a file, and a file over one made here', () => {
  const dataDir = folder()
  const file = join(dataDir, 'given')
  writeFileSync(file, `${'f'.repeat(40)}\n`)
  const fromFile = readSecrets({ ...unset, sessionSecretFile: file, dataDir })
  expect(fromFile).toEqual(readSecrets({ ...unset, sessionSecret: 'f'.repeat(40), dataDir }))
  expect(readSecrets({ sessionSecret: 'e'.repeat(40), sessionSecretFile: file, dataDir })).not.toEqual(fromFile)
})

test('a short secret refuses to start, and says how to make one', () => {
  expect(() => readSecrets({ ...unset, sessionSecret: 'x'.repeat(31), dataDir: folder() })).toThrow(/32 characters.*openssl/)
})

test('the key of sessions and the key of seals are two', () => {
  const { sessionKey, sealKey } = readSecrets({ ...unset, sessionSecret: 'x'.repeat(40), dataDir: folder() })
  expect(sessionKey.equals(sealKey)).toBe(false)
})

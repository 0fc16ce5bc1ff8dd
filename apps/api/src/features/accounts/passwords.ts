import { hash, verify } from '@node-rs/argon2'
import { commonPasswords } from './common-passwords.ts'

// argon2id, by the second of OWASP's settings: 19 MiB, two passes.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** What is stored of a password. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost)

// Compared with when there is no account, so that the answer takes as long as for a wrong password.
const nobody = hashPassword('nobody has this password')

/** True when the password is the account's; takes the same time when there is no account. */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  const isRight = await verify(stored ?? (await nobody), password.normalize('NFKC')).catch(() => false)
  return stored !== undefined && isRight
}

/** True for passwords that are tried first: common ones, one letter repeated, or the account's own name and address. */
export function isEasilyGuessed(password: string, own: string[]): boolean {
  const plain = password.toLowerCase().trim()
  const mine = own.flatMap((name) => [name, name.split('@')[0]!]).map((name) => name.toLowerCase())
  return new Set(plain).size < 3 || commonPasswords.has(plain) || commonPasswords.has(plain.replace(/[\d!.]+$/, '')) || mine.includes(plain)
}

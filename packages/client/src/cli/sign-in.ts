import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { exits, Stop } from './exit-codes.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Where somebody is signed in, and the retainer they mean when they name none. */
export type SignIn = { url: string; key: string; retainer?: { id: string; name: string } }

/** The file that keeps a sign-in, readable by its owner alone. */
function signInPath(env: Env): string {
  const folder = env.XDG_CONFIG_HOME || (process.platform === 'win32' && env.APPDATA) || join(env.HOME ?? homedir(), '.config')
  return join(folder, 'hourtab', 'sign-in.json')
}

/** Who is signed in: HOURTAB_URL and HOURTAB_KEY, or what `hourtab login` kept. A kept key goes to no other address. Stops with 3 when nobody is. */
export function readSignIn(env: Env): SignIn {
  const kept = readKept(env)
  const url = env.HOURTAB_URL ? addressOf(env.HOURTAB_URL) : kept?.url
  const isThere = url === kept?.url
  const key = env.HOURTAB_KEY ?? (isThere ? kept?.key : undefined)
  if (!url || !key) throw new Stop(exits.notAllowed, 'You are not signed in. Type `hourtab login`, or set HOURTAB_URL and HOURTAB_KEY.')
  return { url, key, ...(isThere && kept?.retainer && { retainer: kept.retainer }) }
}

/** Reads an address as people type it; stops with 2 when it is none. */
export function addressOf(typed: string): string {
  try {
    const scheme = /^(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/.test(typed) ? 'http' : 'https'
    const url = new URL(/^https?:\/\//.test(typed) ? typed : `${scheme}://${typed}`)
    return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
  } catch {
    throw new Stop(exits.usage, `${typed} is no address. It looks like https://hours.example.com.`)
  }
}

/** Keeps a sign-in. It is whole or not there: a script that runs meanwhile reads the former one. */
export async function keepSignIn(env: Env, signIn: SignIn): Promise<string> {
  const path = signInPath(env)
  const next = `${path}.${process.pid}`
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await writeFile(next, `${JSON.stringify(signIn, null, 2)}\n`, { mode: 0o600 })
  await chmod(next, 0o600)
  await rename(next, path)
  return path
}

/** Forgets the sign-in; answers whether there was one. */
export async function forgetSignIn(env: Env): Promise<boolean> {
  const wasThere = readKept(env) !== undefined
  await rm(signInPath(env), { force: true })
  return wasThere
}

function readKept(env: Env): SignIn | undefined {
  try {
    return JSON.parse(readFileSync(signInPath(env), 'utf8')) as SignIn
  } catch {
    return undefined
  }
}

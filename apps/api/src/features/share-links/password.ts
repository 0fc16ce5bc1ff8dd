import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Deps, OpenContext, Visitor } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { isPassword } from '../accounts/passwords.ts'
import type { OpenedLink } from './open-link.ts'

type Locked = Pick<OpenedLink, 'tokenHash' | 'passwordHash'>

// What a browser keeps that gave the password: worth nothing for another link, nor once the password is another.
const passFor = ({ tokenHash, passwordHash }: Locked, { secrets }: Pick<Deps, 'secrets'>) => ({
  name: `link-${tokenHash.slice(0, 16)}`,
  value: createHmac('sha256', secrets.sessionKey).update(`link ${tokenHash} ${passwordHash}`).digest('base64url'),
})

/** Throws 401 where a link asks for a password that this browser has not given. */
export function needPassword(link: Locked, deps: Pick<Deps, 'secrets'>, visitor: Pick<Visitor, 'passOf'>): void {
  if (link.passwordHash === null) return
  const { name, value } = passFor(link, deps)
  const [given, expected] = [Buffer.from(visitor.passOf(name) ?? ''), Buffer.from(value)]
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw problems.linkLocked()
}

/** Lets a browser in that gives the password, for 30 days; false when it is another. Throws 429 after a few wrong ones. */
export async function unlock(ctx: OpenContext, link: Locked, password: string): Promise<boolean> {
  const { limits, visitor } = ctx
  if (link.passwordHash === null) return true
  const who = `${visitor.address} ${link.tokenHash}`
  await limits.take('signIns', who)
  if (!(await isPassword(link.passwordHash, password.trim()))) return false
  await limits.giveBack('signIns', who)
  const { name, value } = passFor(link, ctx)
  visitor.keepPass(name, value)
  return true
}

import { hash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { cookieNames } from './actor.ts'
import type { Deps } from './context.ts'

/** Counts every call against its key, session or address, and says in headers what is left (draft-ietf-httpapi-ratelimit-headers-11). */
export function limitCalls(app: FastifyInstance, deps: Deps): void {
  if (!deps.limits.isOn) return
  const names = cookieNames(deps.config.publicUrl.startsWith('https:'))
  app.addHook('onRequest', async (request, reply) => {
    const left = await deps.limits.take('calls', await callerOf(request, deps, names.access))
    if (left)
      reply.headers({
        'ratelimit-policy': `"calls";q=${left.limit};w=${left.windowSeconds}`,
        ratelimit: `"calls";r=${left.remaining};t=${left.resetSeconds}`,
      })
  })
  app.addHook('onResponse', (request, reply, done) => {
    if (reply.statusCode === 401 && credentialOf(request, names.access)) deps.limits.take('guesses', request.ip).catch(() => {})
    done()
  })
}

// Each key and session has an allowance of its own, until its address has made up too many of them: then the address has one for all.
async function callerOf(request: FastifyRequest, { limits }: Deps, cookie: string): Promise<string> {
  const credential = credentialOf(request, cookie)
  if (!credential) return request.ip
  const isTrusted = await limits.check('guesses', request.ip).then(
    () => true,
    () => false,
  )
  return isTrusted ? `${request.ip} ${hash('sha256', credential, 'base64url').slice(0, 16)}` : request.ip
}

const credentialOf = (request: FastifyRequest, cookie: string): string | undefined =>
  request.headers.authorization ?? request.cookies[cookie]

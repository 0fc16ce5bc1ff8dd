import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { cookieNames } from './actor.ts'
import type { Deps } from './context.ts'

/** Counts every call against its key, session or address, and says in headers what is left. */
export function limitCalls(app: FastifyInstance, deps: Deps): void {
  const names = cookieNames(deps.config.publicUrl.startsWith('https:'))
  app.addHook('onRequest', async (request, reply) => {
    const left = await deps.limits.take('calls', callerOf(request, names.access))
    if (left) reply.headers({ 'ratelimit-limit': left.limit, 'ratelimit-remaining': left.remaining, 'ratelimit-reset': left.resetSeconds })
  })
}

// A made-up key or cookie buys no second allowance: whoever is not known by the address counts against both.
function callerOf(request: FastifyRequest, cookie: string): string {
  const credential = request.headers.authorization ?? request.cookies[cookie]
  return credential ? `${request.ip} ${createHash('sha256').update(credential).digest('base64url').slice(0, 16)}` : request.ip
}

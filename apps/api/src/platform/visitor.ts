import type { FastifyReply, FastifyRequest } from 'fastify'
import { cookieNames, refuseCrossSite } from './actor.ts'
import type { Deps, Visitor } from './context.ts'

/** The browser or script behind a request, as far as a feature may know it. */
export function visitorOf(request: FastifyRequest, reply: FastifyReply, deps: Deps): Visitor {
  const isHttps = deps.config.publicUrl.startsWith('https:')
  const names = cookieNames(isHttps)
  const prefix = isHttps ? '__Host-hourtab-' : 'hourtab-'
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: isHttps } as const
  return {
    address: request.ip,
    device: (request.headers['user-agent'] ?? 'unknown').slice(0, 200),
    get refreshToken() {
      const token = request.cookies[names.refresh]
      if (token !== undefined) refuseCrossSite(request, deps.config.publicUrl)
      return token
    },
    passOf: (name) => request.cookies[prefix + name],
    keepPass: (name, value) => void reply.setCookie(prefix + name, value, { ...cookie, maxAge: 30 * 24 * 3600 }),
    isGone: () => request.raw.socket.destroyed,
    setSession: (session) => {
      if (!session) return void reply.clearCookie(names.access, cookie).clearCookie(names.refresh, cookie)
      reply.setCookie(names.access, session.access, { ...cookie, maxAge: 15 * 60 })
      if (session.refresh) reply.setCookie(names.refresh, session.refresh, { ...cookie, maxAge: 30 * 24 * 3600 })
    },
  }
}

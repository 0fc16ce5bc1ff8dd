import type { Readable } from 'node:stream'
import type { Endpoint, Received, Reply } from '@hourtab/contract/endpoint'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { acting } from './acting.ts'
import { claimOf, refuseForeignPages, type Claim } from './actor.ts'
import { hashOfRequest, keyOf, printerOf, send } from './answering.ts'
import type { Acting, Actor, Deps, OpenContext, ServedContext } from './context.ts'
import { ifMatchOf } from './etag.ts'
import { onlyOnce, type Answered } from './idempotency.ts'
import { inTurn } from './in-turn.ts'
import { problems } from './problem.ts'
import { servingTogether } from './serve-together.ts'
import { dbOver, needRoom } from './tenancy.ts'
import { uploadLimitBytes, uploadOf, type Upload } from './upload.ts'
import { validated } from './validate.ts'
import { visitorOf } from './visitor.ts'

/** What a handler gets of a request. */
export type Given<E extends Endpoint> = E extends { upload: true } ? Omit<Received<E>, 'body'> & { body: Upload } : Received<E>
type Handler<C, E extends Endpoint> = (ctx: C, input: Given<E>) => Promise<Reply<E>>
/** `serve` runs nothing without an actor, and everything in one transaction of the actor's workspace; what `serveOpenly` serves is the whole public surface. */
export function serving(app: FastifyInstance, deps: Deps) {
  const endpoints: Endpoint[] = []
  const claims = new WeakMap<FastifyRequest, Claim>()

  function route(e: Endpoint, answer: (request: FastifyRequest, reply: FastifyReply) => Promise<Answered | undefined>) {
    endpoints.push(e)
    app.route({
      method: e.method,
      url: e.path,
      config: { name: e.name },
      ...(e.upload && { bodyLimit: uploadLimitBytes }),
      // Before a byte of the body is read: who names nobody, or sends what is not read here, costs no memory.
      onRequest: (request, _reply, done) => {
        try {
          if (e.access === 'open') refuseForeignPages(request, deps.config.publicUrl)
          else claims.set(request, claimOf(request, deps))
          refuseOtherMedia(e, request)
        } catch (error) {
          return done(error as Error)
        }
        done()
      },
      handler: async (request, reply) => {
        if (e.method !== 'GET') needRoom(deps.database)
        const answered = await answer(request, reply)
        return answered ? send(request, reply, answered) : reply
      },
    })
  }

  function serve<E extends Endpoint>(e: E, handler: Handler<ServedContext, E>) {
    const print = printerOf(e)
    route(e, async (request, reply) => {
      const upload = e.upload ? await uploadOf(request) : undefined
      const claim = claims.get(request)!
      const key = keyOf(e, request)
      const answer = async (acted: Acting) => {
        const input = { ...validated(e, request), ...(upload && { body: upload }) } as unknown as Given<E>
        const ifMatch = request.headers['if-match']
        if (e.guarded && ifMatch === undefined) throw problems.ifMatchNeeded()
        const ctx: ServedContext = { ...acted, visitor: visitorOf(request, reply, deps), ifMatch: ifMatchOf(ifMatch) }
        const run = async () => print(await handler(ctx, input))
        return key === undefined ? run() : onlyOnce(ctx, key, hashOfRequest(e, request, upload), run)
      }
      return inTurn(key && `${claim.name} ${key}`, () => acting(deps, { claim, endpoint: e }, answer))
    })
  }

  function serveOpenly<E extends Endpoint>(e: E, handler: Handler<OpenContext, E>) {
    const print = printerOf(e)
    route(e, async (request, reply) => {
      const ctx: OpenContext = { ...deps, db: dbOver(deps.database.pool), visitor: visitorOf(request, reply, deps) }
      return print(await handler(ctx, validated(e, request) as Given<E>))
    })
  }

  /** For answers that are no JSON of a handler's: a ready text, a stream. They are documented all the same. */
  function serveRaw<E extends Endpoint>(
    e: E,
    handler: (ctx: OpenContext, input: Received<E>, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
  ) {
    route(e, async (request, reply) => {
      await handler(
        { ...deps, db: dbOver(deps.database.pool), visitor: visitorOf(request, reply, deps) },
        validated(e, request),
        request,
        reply,
      )
      return undefined
    })
  }

  /** For a file that is not made within one transaction of the call: who asks is settled first. */
  function serveFile<E extends Endpoint>(e: E, handler: (ctx: Deps & { actor: Actor }, input: Received<E>) => Promise<Readable>) {
    route(e, async (request, reply) => {
      const actor = await acting(deps, { claim: claims.get(request)!, endpoint: e }, async (ctx) => ctx.actor)
      const input = validated(e, request)
      reply.header('content-disposition', `attachment; filename="${e.filename}"`).header('cache-control', 'no-store').type(e.media!)
      void reply.send(request.method === 'HEAD' ? undefined : await handler({ ...deps, actor }, input))
      return undefined
    })
  }

  /** For a page a person opens; pages are no part of the API. */
  function servePage(path: string, handler: PageHandler) {
    app.get(path, async (request, reply) => {
      const ctx = { ...deps, db: dbOver(deps.database.pool), visitor: visitorOf(request, reply, deps) }
      return handler(ctx, { params: request.params as Record<string, string>, query: request.query }, request, reply)
    })
  }

  /** For a form on such a page. */
  function serveForm(path: string, handler: PageHandler) {
    app.post(path, async (request, reply) => {
      refuseForeignPages(request, deps.config.publicUrl)
      const ctx = { ...deps, db: dbOver(deps.database.pool), visitor: visitorOf(request, reply, deps) }
      return handler(ctx, { params: request.params as Record<string, string>, query: request.query }, request, reply)
    })
  }

  const serveTogether = servingTogether({ deps, claims, route })
  return { serve, serveTogether, serveOpenly, serveRaw, serveFile, servePage, serveForm, endpoints, deps }
}
type PageHandler = (
  ctx: OpenContext,
  input: { params: Record<string, string>; query: unknown },
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<unknown>
export type Api = ReturnType<typeof serving>

// JSON is UTF-8 (RFC 8259); read as that, anything else would be other text.
const otherCharset = /;\s*charset="?(?!utf-8\b)/i
const media = { json: /^application\/json\b/i, file: /^(multipart\/form-data|text\/csv)\b/i }

function refuseOtherMedia(e: Endpoint, request: FastifyRequest): void {
  const type = request.headers['content-type']
  const isOther = !e.upload && otherCharset.test(type ?? '')
  if (e.method === 'GET' || type === undefined || (!isOther && (e.upload ? media.file : media.json).test(type))) return
  throw problems.unknownMediaType(e.upload ? 'Send multipart/form-data or text/csv.' : 'Send application/json, in UTF-8.')
}

import type { Access, Endpoint, Received, Reply } from '@hourtab/contract/endpoint'
import fastJson from 'fast-json-stringify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { claimOf, refuseForeignPages, type Claim } from './actor.ts'
import type { Actor, Deps, OpenContext, ServedContext } from './context.ts'
import { etagOf, ifMatchOf, namesTag } from './etag.ts'
import { onlyOnce, requestHash, type Answered } from './idempotency.ts'
import { problems } from './problem.ts'
import { serialiserOf } from './serialise.ts'
import { dbOver, inWorkspace, needRoom } from './tenancy.ts'
import { uploadLimitBytes, uploadOf, type Upload } from './upload.ts'
import { validated } from './validate.ts'
import { visitorOf } from './visitor.ts'

type Given<E extends Endpoint> = E extends { upload: true } ? Omit<Received<E>, 'body'> & { body: Upload } : Received<E>
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
      onRequest: async (request) => {
        if (e.access === 'open') refuseForeignPages(request, deps.config.publicUrl)
        else claims.set(request, claimOf(request, deps))
        refuseOtherMedia(e, request)
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
      const claim = claims.get(request)!
      const upload = e.upload ? await uploadOf(request) : undefined
      const committed: (() => void)[] = []
      const answered = await inWorkspace(deps.database, claim.workspaceId, async (db) => {
        committed.length = 0
        const actor = await claim.actor(db)
        refuseBeyond(actor, e.access)
        const input = { ...validated(e, request), ...(upload && { body: upload }) } as unknown as Given<E>
        const ifMatch = request.headers['if-match']
        if (e.guarded && ifMatch === undefined) throw problems.ifMatchNeeded()
        const ctx: ServedContext = {
          ...deps,
          db,
          actor,
          visitor: visitorOf(request, reply, deps),
          ifMatch: ifMatchOf(ifMatch),
          onCommit: (then) => committed.push(then),
        }
        const run = async () => print(await handler(ctx, input))
        const key = e.method === 'POST' ? request.headers['idempotency-key'] : undefined
        if (typeof key !== 'string') return run()
        return onlyOnce(ctx, key, requestHash(e.name, request.url, upload?.bytes ?? JSON.stringify(request.body ?? null)), run)
      })
      for (const then of committed) then()
      return answered
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

  /** For a page a person opens; pages are no part of the API. */
  function servePage(path: string, handler: PageHandler) {
    app.get(path, async (request, reply) => {
      const ctx = { ...deps, db: dbOver(deps.database.pool), visitor: visitorOf(request, reply, deps) }
      return handler(ctx, { params: request.params as Record<string, string>, query: request.query }, request, reply)
    })
  }

  return { serve, serveOpenly, serveRaw, servePage, endpoints, deps }
}
type PageHandler = (
  ctx: OpenContext,
  input: { params: Record<string, string>; query: unknown },
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<unknown>
export type Api = ReturnType<typeof serving>

const media = { json: /^application\/json\b/i, file: /^(multipart\/form-data|text\/csv)\b/i }

function refuseOtherMedia(e: Endpoint, request: FastifyRequest): void {
  const type = request.headers['content-type']
  if (e.method === 'GET' || type === undefined || (e.upload ? media.file : media.json).test(type)) return
  throw problems.unknownMediaType(e.upload ? 'Send multipart/form-data or text/csv.' : 'Send application/json.')
}

const reach: Record<Access, readonly Actor['scope'][]> = {
  open: [],
  read: ['read', 'write', 'admin'],
  write: ['write', 'admin'],
  admin: ['admin'],
}

function refuseBeyond(actor: Actor, access: Access): void {
  if (!reach[access].includes(actor.scope)) throw problems.notAllowed(`This takes the ${access} scope; yours is ${actor.scope}.`)
}

/** Turns what a handler answers into the text that leaves, with the ETag of the resource in it. */
function printerOf<E extends Endpoint>(e: E): (answer: Reply<E>) => Answered {
  if (e.media) return (answer) => ({ status: e.status, body: String(answer), etag: undefined, file: { media: e.media!, path: e.path } })
  const schema = serialiserOf(e)
  if (!schema) return () => ({ status: e.status, body: undefined, etag: undefined })
  const print = fastJson(schema as never)
  return (answer) => {
    const resource = e.noun ? (answer as Record<string, unknown>)[e.noun] : undefined
    return { status: e.status, body: print(answer), etag: resource ? etagOf(resource) : undefined }
  }
}

function send(request: FastifyRequest, reply: FastifyReply, { status, body, etag, file }: Answered) {
  if (etag) reply.header('etag', etag)
  if (etag && request.method === 'GET' && namesTag(request.headers['if-none-match'] ?? '', etag)) return reply.code(304).send()
  if (body === undefined) return reply.code(status).send()
  if (file)
    return reply
      .header('content-disposition', `attachment; filename="${file.path.split('/').at(-1)}"`)
      .type(`${file.media}; charset=utf-8`)
      .send(body)
  return reply.code(status).type('application/json; charset=utf-8').send(body)
}

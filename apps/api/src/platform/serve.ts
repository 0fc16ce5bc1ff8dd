import type { Endpoint, Received, Reply } from '@hourtab/contract/endpoint'
import fastJson from 'fast-json-stringify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import { acting } from './acting.ts'
import { claimOf, refuseForeignPages, type Claim } from './actor.ts'
import type { Acting, Deps, OpenContext, ServedContext } from './context.ts'
import { etagOf, ifMatchOf, namesTag } from './etag.ts'
import { onlyOnce, requestHash, type Answered } from './idempotency.ts'
import { gather } from './gather.ts'
import { attempt, Problem, problems } from './problem.ts'
import { serialiserOf } from './serialise.ts'
import { dbOver, needRoom, type Trip } from './tenancy.ts'
import { uploadLimitBytes, uploadOf, type Upload } from './upload.ts'
import { validated } from './validate.ts'
import { visitorOf } from './visitor.ts'

type Given<E extends Endpoint> = E extends { upload: true } ? Omit<Received<E>, 'body'> & { body: Upload } : Received<E>
type Handler<C, E extends Endpoint> = (ctx: C, input: Given<E>) => Promise<Reply<E>>
/** Answers each input, in their order, or says what is wrong with it. */
type TogetherHandler<E extends Endpoint> = (ctx: Acting, inputs: Given<E>[], trip: Trip) => Promise<(Reply<E> | Problem)[]>
/** A statement that goes along with entering the workspace, where the rows it finds save the handler a round trip. */
type Alongside<E extends Endpoint> = (workspaceId: string, inputs: Given<E>[]) => string

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
      return acting(deps, { claim: claims.get(request)!, access: e.access }, async (acted) => {
        const input = { ...validated(e, request), ...(upload && { body: upload }) } as unknown as Given<E>
        const ifMatch = request.headers['if-match']
        if (e.guarded && ifMatch === undefined) throw problems.ifMatchNeeded()
        const ctx: ServedContext = { ...acted, visitor: visitorOf(request, reply, deps), ifMatch: ifMatchOf(ifMatch) }
        const run = async () => print(await handler(ctx, input))
        const key = keyOf(e, request)
        return key === undefined ? run() : onlyOnce(ctx, key, hashOfRequest(e, request, upload), run)
      })
    })
  }

  /**
   * For a verb that is called often: calls of one caller that come in while earlier ones are answered share a transaction.
   * What is wrong with one of them is told to that one alone.
   */
  function serveTogether<E extends Endpoint>(e: E, handler: TogetherHandler<E>, alongside: Alongside<E>) {
    const print = printerOf(e)
    const turns = new LRUCache<string, (request: FastifyRequest) => Promise<Outcome>>({ max: 1000 })

    async function together(requests: FastifyRequest[]): Promise<Outcome[]> {
      try {
        const claim = claims.get(requests[0]!)!
        const inputs = requests.map((request) => attempt(() => validated(e, request) as unknown as Given<E>))
        const valid = inputs.filter((input): input is Given<E> => !(input instanceof Problem))
        const work = async (ctx: Acting, trip: Trip) => {
          const replies = (await handler(ctx, valid, trip)).values()
          return inputs.map((input) => {
            const reply = input instanceof Problem ? input : replies.next().value!
            if (reply instanceof Problem) return failing(reply)
            const answered = print(reply)
            return () => answered
          })
        }
        return await acting(
          deps,
          { claim, access: e.access, ...(valid.length > 0 && { alongside: alongside(claim.workspaceId, valid) }) },
          work,
        )
      } catch (error) {
        if (requests.length === 1) return [failing(error)]
        // Nothing was written; what made it fail must not reach the others.
        return Promise.all(requests.map(async (request) => (await together([request]))[0]!))
      }
    }

    route(e, async (request) => {
      const claim = claims.get(request)!
      const key = keyOf(e, request)
      if (key === undefined) {
        let turn = turns.get(claim.name)
        if (!turn) turns.set(claim.name, (turn = gather(together, { turns: 2 })))
        return (await turn(request))()
      }
      return acting(deps, { claim, access: e.access }, async (ctx, trip) => {
        const input = validated(e, request) as unknown as Given<E>
        const run = async () => {
          const [reply] = await handler(ctx, [input], trip)
          if (reply instanceof Problem) throw reply
          return print(reply!)
        }
        return onlyOnce(ctx, key, hashOfRequest(e, request), run)
      })
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

  return { serve, serveTogether, serveOpenly, serveRaw, servePage, endpoints, deps }
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

/** What became of one of several calls. */
type Outcome = () => Answered

const failing = (error: unknown) => (): never => {
  throw error
}

const keyOf = (e: Endpoint, { headers }: FastifyRequest): string | undefined => {
  const key = headers['idempotency-key']
  return e.method === 'POST' && typeof key === 'string' ? key : undefined
}

const hashOfRequest = (e: Endpoint, request: FastifyRequest, upload?: Upload): string =>
  requestHash(e.name, request.url, upload?.bytes ?? JSON.stringify(request.body ?? null))

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

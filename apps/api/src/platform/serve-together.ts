import type { Endpoint, Reply } from '@hourtab/contract/endpoint'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import { acting } from './acting.ts'
import type { Claim } from './actor.ts'
import { hashOfRequest, keyOf, printerOf } from './answering.ts'
import type { Acting, Deps } from './context.ts'
import { gather } from './gather.ts'
import { onlyOnce, type Answered } from './idempotency.ts'
import { attempt, Problem } from './problem.ts'
import type { Given } from './serve.ts'
import { isDatabaseAway, type Trip } from './tenancy.ts'
import { validated } from './validate.ts'

/** Answers each input, in their order, or says what is wrong with it. */
type TogetherHandler<E extends Endpoint> = (ctx: Acting, inputs: Given<E>[], trip: Trip) => Promise<(Reply<E> | Problem)[]>
/** A statement that goes along with entering the workspace, where the rows it finds save the handler a round trip. */
type Alongside<E extends Endpoint> = (workspaceId: string, inputs: Given<E>[]) => string

type Serving = {
  deps: Deps
  claims: WeakMap<FastifyRequest, Claim>
  route: (e: Endpoint, answer: (request: FastifyRequest, reply: FastifyReply) => Promise<Answered | undefined>) => void
}

/** What became of one of several calls. */
type Outcome = () => Answered

const failing = (error: unknown) => (): never => {
  throw error
}

/**
 * For a verb that is called often: calls of one caller that come in while earlier ones are answered share a transaction.
 * What is wrong with one of them is told to that one alone.
 */
export const servingTogether = ({ deps, claims, route }: Serving) =>
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
        // Without the database nobody knows whether the commit was heard, and asking again might log twice.
        if (requests.length === 1 || isDatabaseAway(error)) return requests.map(() => failing(error))
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

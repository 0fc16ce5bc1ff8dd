import type { Endpoint, Reply } from '@hourtab/contract/endpoint'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import { actAhead, acting, type Ahead } from './acting.ts'
import type { Claim } from './actor.ts'
import { hashOfRequest, keyOf, printerOf } from './answering.ts'
import type { Acting, Actor, Deps, Foreseeing } from './context.ts'
import { gather } from './gather.ts'
import { onlyOnce, type Answered } from './idempotency.ts'
import { inTurn } from './in-turn.ts'
import { attempt, Problem } from './problem.ts'
import type { Given } from './serve.ts'
import { isDatabaseAway, type Trip } from './tenancy.ts'
import { validated } from './validate.ts'

/** Answers each input, in their order, or says what is wrong with it. */
type TogetherHandler<E extends Endpoint> = (ctx: Acting, inputs: Given<E>[], trip: Trip) => Promise<(Reply<E> | Problem)[]>
/** A statement that goes along with entering the workspace, where the rows it finds save the handler a round trip. */
type Alongside<E extends Endpoint> = (workspaceId: string, inputs: Given<E>[]) => string

/** The answers and what they write, where all is known without asking; the handler answers where it is not, or no longer. */
type Foresight<E extends Endpoint> = (ctx: Foreseeing, inputs: Given<E>[]) => (Ahead & { replies: (Reply<E> | Problem)[] }) | undefined
type Verb<E extends Endpoint> = { handler: TogetherHandler<E>; alongside: Alongside<E>; foresee: Foresight<E> }

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
  function serveTogether<E extends Endpoint>(e: E, { handler, alongside, foresee }: Verb<E>) {
    const print = printerOf(e)
    const turns = new LRUCache<string, (request: FastifyRequest) => Promise<Outcome>>({ max: 1000 })
    const known = new LRUCache<string, Actor>({ max: 1000 })

    /** What each call is told, printed before anything is committed. */
    function outcomesOf(inputs: (Given<E> | Problem)[], replies: (Reply<E> | Problem)[]): Outcome[] {
      const given = replies.values()
      return inputs.map((input) => {
        const reply = input instanceof Problem ? input : given.next().value!
        if (reply instanceof Problem) return failing(reply)
        const answered = print(reply)
        return () => answered
      })
    }

    async function ahead(claim: Claim, inputs: (Given<E> | Problem)[], valid: Given<E>[]): Promise<Outcome[] | undefined> {
      const actor = known.get(claim.name)
      const committed: (() => void)[] = []
      const foreseen = actor && foresee({ ...deps, actor, onCommit: (then) => committed.push(then) }, valid)
      if (!foreseen) return undefined
      const outcomes = outcomesOf(inputs, foreseen.replies)
      const isDone = await actAhead(deps, claim, foreseen).catch((error: unknown) => {
        if (isDatabaseAway(error)) throw error
        return false
      })
      if (!isDone) return undefined
      for (const then of committed) then()
      return outcomes
    }

    async function together(requests: FastifyRequest[]): Promise<Outcome[]> {
      try {
        const claim = claims.get(requests[0]!)!
        const inputs = requests.map((request) => attempt(() => validated(e, request) as unknown as Given<E>))
        const valid = inputs.filter((input): input is Given<E> => !(input instanceof Problem))
        const foreseen = valid.length > 0 ? await ahead(claim, inputs, valid) : undefined
        if (foreseen) return foreseen
        const work = async (ctx: Acting, trip: Trip) => {
          known.set(claim.name, ctx.actor)
          return outcomesOf(inputs, await handler(ctx, valid, trip))
        }
        return await acting(deps, { claim, endpoint: e, ...(valid.length > 0 && { alongside: alongside(claim.workspaceId, valid) }) }, work)
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
        if (!turn) turns.set(claim.name, (turn = gather(together, { turns: 2, beside: 7 })))
        return (await turn(request))()
      }
      const answer = async (ctx: Acting, trip: Trip) => {
        const input = validated(e, request) as unknown as Given<E>
        const run = async () => {
          const [reply] = await handler(ctx, [input], trip)
          if (reply instanceof Problem) throw reply
          return print(reply!)
        }
        return onlyOnce(ctx, key, hashOfRequest(e, request), run)
      }
      return inTurn(`${claim.name} ${key}`, () => acting(deps, { claim, endpoint: e }, answer))
    })
  }

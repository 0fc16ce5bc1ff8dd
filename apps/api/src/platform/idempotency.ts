import { createHash } from 'node:crypto'
import { and, eq, lt, sql } from 'drizzle-orm'
import type { Acting } from './context.ts'
import { instantNow, secondsLater, toInstant } from './clock.ts'
import { problems } from './problem.ts'
import { seal, unseal } from './secrets.ts'
import { answers } from './tables/events.ts'

export type Answered = {
  status: number
  body: string | undefined
  etag: string | undefined
  /** Set when the answer is a file and not JSON; what takes its time is made once the transaction is over. */
  file?: { media: string; make?: () => Promise<Uint8Array> }
}

const keptSeconds = 24 * 3600

/** A digest of everything that makes two requests the same request. */
export const requestHash = (...parts: (string | Buffer)[]): string =>
  parts.reduce((hash, part) => hash.update(part).update('\0'), createHash('sha256')).digest('hex')

/**
 * Answers a repeated request with its first answer. The answer is stored in the transaction of the change it speaks of,
 * so that a crash loses both or neither; a repeat that arrives while the first still runs is told so.
 */
export async function onlyOnce(ctx: Acting, given: string, hash: string, run: () => Promise<Answered>): Promise<Answered> {
  const { workspaceId, retainerIds, keyId } = ctx.actor
  if (!/^[\x21-\x7e]{1,255}$/.test(given)) throw problems.unreadable('An Idempotency-Key is 1 to 255 printable characters without spaces.')
  // Who sees some retainers only is not told what somebody else was answered about others.
  const key = retainerIds ? `${keyId} ${given}` : given
  const lock = sql`select pg_try_advisory_xact_lock(hashtextextended(${`${workspaceId} ${key}`}, 0)) as taken`
  const { rows } = await ctx.db.execute<{ taken: boolean }>(lock)
  if (!rows[0]?.taken) throw problems.stillRunning()

  const mine = and(eq(answers.workspaceId, workspaceId), eq(answers.key, key))
  const [first] = await ctx.db.select().from(answers).where(mine)
  const isKept = first && toInstant(first.answeredAt) > secondsLater(ctx.clock, -keptSeconds)
  if (first && isKept) {
    if (first.requestHash !== hash) throw problems.keyReused()
    return {
      status: first.status,
      body: first.body === null ? undefined : unseal(ctx.secrets.sealKey, first.body),
      etag: first.etag ?? undefined,
    }
  }
  await ctx.db
    .delete(answers)
    .where(and(eq(answers.workspaceId, workspaceId), lt(answers.answeredAt, secondsLater(ctx.clock, -keptSeconds))))
  const answered = await run()
  // Sealed, because an answer may hold what is otherwise stored hashed: a key, a link.
  const body = answered.body === undefined ? undefined : seal(ctx.secrets.sealKey, answered.body)
  await ctx.db.insert(answers).values({ workspaceId, key, requestHash: hash, answeredAt: instantNow(ctx.clock), ...answered, body })
  return answered
}

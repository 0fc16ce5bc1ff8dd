import { instantNow, secondsLater } from '../../platform/clock.ts'
import type { Deps } from '../../platform/context.ts'
import { claimJob } from '../../platform/jobs.ts'
import { dbOver } from '../../platform/tenancy.ts'
import { signedHeaders } from '../webhooks/signing.ts'
import { leaseSeconds, lookIn, type Sendable } from './look-in.ts'
import { payloadOf } from './payload.ts'
import { settle } from './settle.ts'

export type Delivering = Pick<Deps, 'database' | 'clock' | 'live' | 'secrets' | 'outbound'>

const postsAtOnce = 200
const unsigned = {
  status: null,
  fault: 'its secret cannot be read with the SESSION_SECRET of today; give it a new one',
  answer: null,
  durationMs: 0,
}

/**
 * Delivers what is due, in all workspaces. `round` looks where jobs say there is something to do, sends what it finds and waits for none
 * of it; `finished` waits for what is on its way.
 */
export function deliverer(delivering: Delivering, log: (error: unknown) => void, onSettled = () => {}) {
  const { database, clock, outbound } = delivering
  const onTheirWay = new Map<string, number>()
  const posts = new Set<Promise<void>>()

  async function round(isStopping = () => false): Promise<number> {
    let looked = 0
    while (!isStopping() && posts.size < postsAtOnce) {
      const job = await claimJob(dbOver(database.pool), 'webhooks', instantNow(clock), secondsLater(clock, leaseSeconds))
      if (!job) break
      for (const sendable of await lookIn(delivering, job, onTheirWay)) launch(sendable)
      looked++
    }
    return looked
  }

  function launch(sendable: Sendable) {
    const { id } = sendable.webhook
    onTheirWay.set(id, (onTheirWay.get(id) ?? 0) + 1)
    const sent = send(sendable)
      .catch(log)
      .finally(() => {
        posts.delete(sent)
        onSettled()
      })
    posts.add(sent)
  }

  async function send(sendable: Sendable) {
    const { webhook, delivery } = sendable
    const begunAt = instantNow(clock)
    const body = JSON.stringify(payloadOf(delivery))
    const headers = signedHeaders(delivering, webhook, delivery.id, body)
    const posted = headers ? await outbound.post(webhook.url, headers, body) : unsigned
    leave(webhook.id)
    outbound.counts[await settle(delivering, { ...sendable, posted, begunAt })]++
  }

  function leave(id: string) {
    const others = onTheirWay.get(id)! - 1
    if (others > 0) onTheirWay.set(id, others)
    else onTheirWay.delete(id)
  }

  return { round, finished: () => Promise.all(posts) }
}

import { deliverer } from '../src/features/deliveries/deliver.ts'
import { workerDatabase } from './own-database.ts'
import type { Received } from './receiver.ts'
import { studio } from './studio.ts'

type Receiver = { url: string; at: (path: string) => Received[] }

/** A studio with a webhook that leads to a path of its own at a receiver, and a way to deliver all that is due. */
export async function listening(receiver: Receiver, given: { events?: string[]; studio?: Parameters<typeof studio>[0] } = {}) {
  const cast = await studio(given.studio)
  const { database } = await workerDatabase()
  // Webhooks of other tests, some of which lead nowhere, would be told as well whenever the clock is moved on.
  await database.pool.query(`delete from jobs where kind = 'webhooks'`)
  const { owner, clock, delivering } = cast
  const path = `/${crypto.randomUUID()}`
  const made = await owner.post('/api/v1/webhooks').send({ name: 'Finance', url: `${receiver.url}${path}`, events: given.events ?? [] })
  if (made.status !== 201) throw new Error(`the webhook answered ${made.status}: ${made.text}`)
  const webhookPath = `/api/v1/webhooks/${made.body.webhook.id}`
  /** A way to deliver until nothing is due, as another process would. */
  const another = () => {
    const { round, finished } = deliverer({ ...delivering, database }, (error) => {
      throw error
    })
    return async () => {
      for (let looked = 1; looked > 0;) {
        looked = await round()
        await finished()
      }
    }
  }
  return {
    ...cast,
    webhook: made.body.webhook as { id: string; url: string },
    webhookPath,
    secret: made.body.secret as string,
    /** Delivers until nothing is due. */
    deliver: another(),
    another,
    /** What this webhook was told. */
    told: () => receiver.at(path),
    names: () => receiver.at(path).map(({ body }) => body.type),
    deliveries: async () => (await owner.get(`${webhookPath}/deliveries`)).body.items as Record<string, any>[],
    read: async () => (await owner.get(webhookPath)).body.webhook as Record<string, any>,
    later: (seconds: number) => {
      clock.at = new Date(clock.at.getTime() + seconds * 1000)
    },
  }
}

import { Counter, Gauge, type Registry } from 'prom-client'
import type { Deps } from '../../platform/context.ts'
import { instantNow } from '../../platform/clock.ts'

/** Counts the tries of this process to deliver, and tells how long what is due has waited in any. */
export function measureDeliveries(registry: Registry, { outbound, database, clock }: Pick<Deps, 'outbound' | 'database' | 'clock'>): void {
  registry.registerMetric(
    new Counter({
      name: 'hourtab_deliveries_total',
      help: 'Tries to deliver to a webhook: delivered, refused and to be tried again, failed for good',
      labelNames: ['outcome'],
      registers: [],
      collect() {
        this.reset()
        for (const [outcome, times] of Object.entries(outbound.counts)) this.inc({ outcome }, times)
      },
    }),
  )
  registry.registerMetric(
    new Gauge({
      name: 'hourtab_deliveries_behind_seconds',
      help: 'How long the oldest workspace with something due to deliver has waited to be looked into',
      registers: [],
      async collect() {
        // Metrics are read most when the database is away; the figure stays what it was.
        const counted = await database.pool
          .query<{ behind: number }>(
            "select coalesce(greatest(0, extract(epoch from $1::timestamptz - min(due_at))), 0)::float as behind from jobs where kind = 'webhooks'",
            [instantNow(clock)],
          )
          .catch(() => undefined)
        if (counted) this.set(counted.rows[0]!.behind)
      },
    }),
  )
}

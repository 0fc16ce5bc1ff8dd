import { Counter, Gauge, type Registry } from 'prom-client'
import type { Deps } from '../../platform/context.ts'

/** Counts the mails that this process sent, was refused and gave up, and those that wait in any. */
export function measureMails(registry: Registry, { mailer, database }: Pick<Deps, 'mailer' | 'database'>): void {
  if (!mailer) return
  registry.registerMetric(
    new Counter({
      name: 'hourtab_mails_total',
      help: 'Tries to send a mail: sent, refused and to be tried again, failed for good',
      labelNames: ['outcome'],
      registers: [],
      collect() {
        this.reset()
        for (const [outcome, times] of Object.entries(mailer.counts)) this.inc({ outcome }, times)
      },
    }),
  )
  registry.registerMetric(
    new Gauge({
      name: 'hourtab_mails_waiting',
      help: 'Mails that are not sent yet',
      registers: [],
      async collect() {
        // Metrics are read most when the database is away; the figure stays what it was.
        const counted = await database.pool
          .query<{ n: number }>("select count(*)::int as n from jobs where kind = 'mail'")
          .catch(() => undefined)
        if (counted) this.set(counted.rows[0]!.n)
      },
    }),
  )
}

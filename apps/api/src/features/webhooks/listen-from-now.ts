import { sql } from 'drizzle-orm'
import { instantNow, secondsLater } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { addJob } from '../../platform/jobs.ts'
import { numberEvents } from '../events/number-events.ts'

// Later than any transaction lasts that was under way: those leave no word of their events, because they saw nobody listen.
const sweepsAfterSeconds = [5, 60, 600]

/** Answers the number after which a webhook listens that is made or enabled in this transaction, and has what is being written now looked for. */
export async function listenFromNow({ db, clock }: Pick<Context, 'db' | 'clock'>, workspaceId: string): Promise<number> {
  await db.execute(sql`
    insert into sequences (workspace_id, last) values (${workspaceId}, 0)
    on conflict (workspace_id) do update set last = sequences.last`)
  const last = await numberEvents(db, workspaceId, instantNow(clock))
  for (const seconds of sweepsAfterSeconds)
    await addJob(db, 'webhooks', workspaceId, secondsLater(clock, seconds), { because: 'a webhook began to listen' })
  return last
}

import { sql } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { claimJob } from '../../platform/jobs.ts'

/** A mail that is due: where it is, and the job that says so. */
export type Due = { jobId: string; workspaceId: string; alertId: string; userId: string }

/** Takes the mail that is due longest, until `leasedUntil` for this process alone; outside of any workspace. */
export async function claimDue(db: Db, now: string, leasedUntil: string): Promise<Due | undefined> {
  const job = await claimJob(db, 'mail', now, leasedUntil)
  return job && { jobId: job.id, workspaceId: job.workspaceId, ...(job.subject as { alertId: string; userId: string }) }
}

export type Waiting = { subject: string; body: string; tries: number; createdAt: string; name: string; address: string }

/** A mail that waits, with where it goes today; undefined when nobody wants it any more: they left, turned it off, or the retainer is gone. */
export async function findWaiting(db: Db, { workspaceId, alertId, userId }: Due): Promise<Waiting | undefined> {
  const { rows } = await db.execute<Waiting>(sql`
    select m.subject, m.body, m.tries, m.created_at::text as "createdAt", u.name, u.email as address
    from mails m join members b on b.workspace_id = ${workspaceId} and b.user_id = m.user_id and b.alert_mails join users u on u.id = m.user_id
    where m.workspace_id = ${workspaceId} and m.alert_id = ${alertId} and m.user_id = ${userId} and m.state = 'waiting'`)
  return rows[0]
}

export type Outcome = { state: 'waiting' | 'sent' | 'failed'; fault: string | null; nextTryAt: string | null; sentAt: string | null }

/** Notes on a mail what became of a try. */
export async function noteTry(db: Db, { workspaceId, alertId, userId }: Due, { state, fault, nextTryAt, sentAt }: Outcome): Promise<void> {
  await db.execute(sql`
    update mails set state = ${state}, fault = ${fault}, next_try_at = ${nextTryAt}, sent_at = ${sentAt}, tries = tries + 1
    where workspace_id = ${workspaceId} and alert_id = ${alertId} and user_id = ${userId}`)
}

/** Forgets a mail that nobody wants any more. */
export async function dropMail(db: Db, { workspaceId, alertId, userId }: Due): Promise<void> {
  await db.execute(sql`
    delete from mails where workspace_id = ${workspaceId} and alert_id = ${alertId} and user_id = ${userId} and state = 'waiting'`)
}

import { sql } from 'drizzle-orm'
import type { Db } from './context.ts'
import { newId } from './id.ts'
import { jobs } from './tables/jobs.ts'

/** What is to be done in a workspace: what of, the row that says so, and what it says beyond that. */
export type Job = { id: string; workspaceId: string; subject: Record<string, string> }
type Kind = (typeof jobs.$inferSelect)['kind']

/** Leaves word, in a workspace, of what is to be done there from an instant on. With a subject it keeps its own time, whatever is done earlier. */
export async function addJob(db: Db, kind: Kind, workspaceId: string, dueAt: string, subject: Record<string, string> = {}): Promise<void> {
  await db.insert(jobs).values({ id: newId(), kind, inWorkspace: workspaceId, subject, dueAt })
}

/** Takes the job that is due longest, until `leasedUntil` for this process alone; outside of any workspace. */
export async function claimJob(db: Db, kind: Kind, now: string, leasedUntil: string): Promise<Job | undefined> {
  const { rows } = await db.execute<Job>(sql`
    update jobs set due_at = ${leasedUntil}
    where id = (select id from jobs where kind = ${kind} and due_at <= ${now} order by due_at limit 1 for update skip locked)
    returning id, in_workspace as "workspaceId", subject`)
  return rows[0]
}

/** Takes away what is due in the same workspace for the same reason, and is seen to by whoever holds this job; outside of any workspace. */
export async function absorbJobs(db: Db, { id, workspaceId }: Job, kind: Kind, now: string): Promise<void> {
  await db.execute(sql`
    delete from jobs where id in (
      select id from jobs where in_workspace = ${workspaceId} and kind = ${kind} and due_at <= ${now} and id <> ${id} for update skip locked)`)
}

/** Puts a job off, or away when it is done; outside of any workspace. */
export async function settleJob(db: Db, jobId: string, dueAt: string | null): Promise<void> {
  if (dueAt === null) await db.execute(sql`delete from jobs where id = ${jobId}`)
  else await db.execute(sql`update jobs set due_at = ${dueAt} where id = ${jobId}`)
}

/** Puts a job off, and takes away those of the same workspace without a subject that would only come later; outside of any workspace. */
export async function settleJobs(db: Db, job: Job, kind: Kind, dueAt: string | null): Promise<void> {
  if (dueAt === null) return settleJob(db, job.id, null)
  await db.execute(sql`update jobs set due_at = ${dueAt}, subject = '{}' where id = ${job.id}`)
  await db.execute(sql`
    delete from jobs where id in (
      select id from jobs where in_workspace = ${job.workspaceId} and kind = ${kind} and due_at >= ${dueAt} and subject = '{}' and id <> ${job.id}
      for update skip locked)`)
}

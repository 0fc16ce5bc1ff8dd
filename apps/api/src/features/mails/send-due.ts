import { instantNow, secondsLater } from '../../platform/clock.ts'
import type { Deps } from '../../platform/context.ts'
import { settleJob } from '../../platform/jobs.ts'
import { faultInWords, type Mailer } from '../../platform/mailer.ts'
import { dbOver, enterWorkspace, inTransaction, inWorkspace } from '../../platform/tenancy.ts'
import { claimDue, dropMail, findWaiting, noteTry, type Due, type Outcome, type Waiting } from './queries.ts'
import { waitAfter } from './retry.ts'

// Longer than a send may take. A process that dies in between leaves the mail to be sent once more after it.
const leaseSeconds = 120

export type Sending = Pick<Deps, 'database' | 'clock'> & { mailer: Mailer }

/**
 * Sends what is due, in all workspaces, one after the other; each mail is taken by one process at a time. A mail that is refused is
 * tried again for a day. Answers how many were tried.
 */
export async function sendDueMails(sending: Sending, isStopping = () => false): Promise<number> {
  const { database, clock } = sending
  let tried = 0
  while (!isStopping()) {
    const due = await claimDue(dbOver(database.pool), instantNow(clock), secondsLater(clock, leaseSeconds))
    if (!due) break
    await settle(sending, due)
    tried++
  }
  return tried
}

async function settle(sending: Sending, due: Due): Promise<void> {
  const { database } = sending
  const waiting = await inWorkspace(database, due.workspaceId, (db) => findWaiting(db, due))
  const outcome = waiting && (await trySending(sending, due, waiting))
  await inTransaction(database, async (db) => {
    await settleJob(db, due.jobId, outcome?.nextTryAt ?? null)
    await enterWorkspace(db, due.workspaceId)
    if (outcome) await noteTry(db, due, outcome)
    else await dropMail(db, due)
  })
}

async function trySending({ mailer, clock }: Sending, { alertId, userId }: Due, waiting: Waiting): Promise<Outcome> {
  const { name, address, subject, body, tries, createdAt } = waiting
  try {
    await mailer.send({ to: { name, address }, subject, text: body, id: `${alertId}.${userId}` })
    mailer.counts.sent++
    return { state: 'sent', fault: null, nextTryAt: null, sentAt: instantNow(clock) }
  } catch (error) {
    const age = (clock.now().getTime() - Date.parse(createdAt)) / 1000
    const wait = waitAfter(tries + 1, age)
    mailer.counts[wait === undefined ? 'failed' : 'refused']++
    const next = wait === undefined ? ({ state: 'failed', nextTryAt: null } as const) : waitingUntil(secondsLater(clock, wait))
    return { ...next, fault: faultInWords(error), sentAt: null }
  }
}

const waitingUntil = (nextTryAt: string) => ({ state: 'waiting', nextTryAt }) as const

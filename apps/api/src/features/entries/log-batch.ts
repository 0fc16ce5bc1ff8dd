import type { NewEntry } from '@hourtab/contract/entries'
import type { SQL } from 'drizzle-orm'
import type { Acting } from '../../platform/context.ts'
import { Problem, problems, type FieldErrors } from '../../platform/problem.ts'
import { balanceOf } from '../balance/read-balance.ts'
import { retainerById } from '../retainers/queries.ts'
import { logEntries } from './log-entry.ts'

// A thousand entries may each be wrong in several places; the answer stays small.
const mostErrors = 100

/** Logs entries on one retainer, all or none; throws with every field at fault, each under the place of its entry. */
export async function logBatch(ctx: Acting, retainerId: string, entries: NewEntry[]) {
  const { db, actor, clock } = ctx
  const statements: SQL[] = []
  const trip = { found: [], lastly: (statement: SQL) => void statements.push(statement) }
  const replies = await logEntries(
    ctx,
    entries.map((body) => ({ params: { retainerId }, body })),
    trip,
  )
  const errors = replies.flatMap((reply, at) => (reply instanceof Problem ? faultsOf(reply, at) : []))
  if (errors.length > 0) throw problems.invalidInput(errors.slice(0, mostErrors))
  for (const statement of statements) await db.execute(statement)
  const logged = replies.flatMap((reply) => (reply instanceof Problem ? [] : [reply.entry]))
  return { entries: logged, balance: balanceOf(await retainerById(db, actor.workspaceId, retainerId), clock) }
}

// What is wrong with the retainer is wrong with all of them.
function faultsOf(problem: Problem, at: number): FieldErrors {
  const { status, errors, detail, title } = problem.details
  if (status !== 422) throw problem
  if (!errors) return [{ pointer: `#/entries/${at}`, detail: detail ?? title }]
  return errors.map((error) => ({ pointer: error.pointer.replace('#', `#/entries/${at}`), detail: error.detail }))
}

import type { Access, Endpoint } from '@hourtab/contract/endpoint'
import type { SQL } from 'drizzle-orm'
import type { Claim } from './actor.ts'
import type { Acting, Actor, Deps } from './context.ts'
import { problems } from './problem.ts'
import { callOf, inOneTrip, inTransaction, type Rows, type Trip } from './tenancy.ts'

const reach: Record<Access, readonly Actor['scope'][]> = {
  // What an address opens that holds its key.
  open: ['calendar'],
  read: ['read', 'write', 'admin'],
  write: ['write', 'admin'],
  admin: ['admin'],
}

type As = { claim: Claim; endpoint: Endpoint; /** A statement that goes along with entering the workspace. */ alongside?: string }

/** Runs work as the actor of a claim, in one transaction of their workspace; what it leaves for after the commit is done then. Throws 401 and 403. */
export async function acting<T>(
  deps: Deps,
  { claim, endpoint, alongside = '' }: As,
  work: (ctx: Acting, trip: Trip) => Promise<T>,
): Promise<T> {
  const committed: (() => void)[] = []
  const opening = `${callOf(claim.enter)}; ${alongside}`
  const done = await inTransaction(
    deps.database,
    (db, { found: [entered, ...found], lastly }) => {
      committed.length = 0
      const actor = actorOf(claim, endpoint, entered)
      return work({ ...deps, db, actor, onCommit: (then) => committed.push(then) }, { found, lastly })
    },
    opening,
  )
  for (const then of committed) then()
  return done
}

/** What a caller writes, where all of it is known before their transaction begins: the call writes these rows, or none once anything it was worked out from has changed. */
export type Ahead = { write: SQL; rows: number }

/** Acts in one round trip, for someone who was let in before; answers whether it was done. For whom a claim no longer holds, nothing is. */
export async function actAhead({ database }: Deps, claim: Claim, { write, rows }: Ahead): Promise<boolean> {
  return (await inOneTrip(database, claim.enter, write)) === rows
}

function actorOf(claim: Claim, endpoint: Endpoint, [found]: Rows = []): Actor {
  const { access } = endpoint
  if (!found) throw problems.notSignedIn()
  const actor = claim.actorOf(found)
  if (!reach[access].includes(actor.scope)) throw problems.notAllowed(`This takes the ${access} scope; yours is ${actor.scope}.`)
  if (actor.retainerIds && !isWithinRetainers(endpoint))
    throw problems.notAllowed('This concerns the whole workspace; your key is kept to some of its retainers.')
  return actor
}

const belowRetainers = /:(retainerId|entryId|importId|grantId|statementId|linkId)\b/

// What a key that is kept to some retainers may ask for at all. Of that it finds what belongs to them: its role in the database sees no more.
const isWithinRetainers = ({ path, keptKeys }: Endpoint): boolean => keptKeys === true || belowRetainers.test(path)

import type { Balance } from '@hourtab/contract/balance'
import type { PublicBalance } from '@hourtab/contract/public-balance'
import type { Day } from '@hourtab/domain/calendar'
import type { Db } from '../../platform/context.ts'
import { readDue } from '../balance/read-due.ts'
import type { LedgerRecord } from '../retainers/queries.ts'

/** How current the log of a cycle is, and when the next update is due where one was promised. */
export async function readStamp(
  db: Db,
  workspaceId: string,
  record: LedgerRecord,
  { cycle, loggedThrough }: Balance,
  { today, pendingSeconds }: { today: Day; pendingSeconds: number | null },
): Promise<PublicBalance['stamp']> {
  const { completeThrough } = record
  const isCurrent = today < cycle.resetsOn
  const isComplete = completeThrough !== null && completeThrough >= cycle.startsOn && completeThrough <= cycle.endsOn
  const through = isComplete && completeThrough > (loggedThrough ?? '') ? completeThrough : loggedThrough
  const dueOn = await readDue(db, workspaceId, record, cycle, today)
  return { loggedThrough: through, dueOn, ...(isCurrent && pendingSeconds && { pendingSeconds }) }
}

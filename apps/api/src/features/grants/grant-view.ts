import type { Grant } from '@hourtab/contract/grants'
import type { Day } from '@hourtab/domain/calendar'
import { cycleOn, type Schedule } from '@hourtab/domain/cycle'
import { cycleOfGrant } from '@hourtab/domain/ledger-grants'
import { toInstant } from '../../platform/clock.ts'
import type { GrantRow } from './queries.ts'

/** A grant with the cycles it counts in today, which another schedule may have moved. */
export function toGrant(schedule: Schedule, row: GrantRow): Grant {
  const { id, retainerId, seconds, reason, agreedBy } = row
  return {
    id,
    retainerId,
    cycleStartsOn: cycleOfGrant(schedule, row.cycleStartsOn).startsOn,
    seconds,
    reason,
    agreedBy,
    borrowedFrom: row.borrowedFrom && cycleOfGrant(schedule, row.borrowedFrom).startsOn,
    createdAt: toInstant(row.createdAt),
  }
}

/** What was agreed, without where it is stored. */
export const factsOf = ({ cycleStartsOn, seconds, reason, agreedBy, borrowedFrom }: Grant) => ({
  cycleStartsOn,
  seconds,
  reason,
  agreedBy,
  borrowedFrom,
})

// Days begin with 1900.
const firstDay = '1900-01-01'

/** The days that put a grant into a cycle: its own, and for the first one also those before the retainer. */
export function daysOfGrantsIn(schedule: Schedule, day: Day): { from: Day; through: Day } {
  const { startsOn, endsOn } = cycleOn(schedule, day)
  return { from: startsOn === schedule.startsOn ? firstDay : startsOn, through: endsOn }
}

import type { Day } from './calendar.ts'
import { cycleOn, type Cycle, type Schedule } from './cycle.ts'
import { totalSeconds, type Seconds } from './hours.ts'
import type { Grant, GrantedPart, LedgerLine } from './ledger.ts'

/**
 * The grants of each cycle by its first day, in the order given; a borrowed grant stands in both cycles, the lending one minus its seconds.
 */
export function grantedByCycle(schedule: Schedule, grants: readonly Grant[]): Map<Day, GrantedPart[]> {
  const byCycle = new Map<Day, GrantedPart[]>()
  const add = (day: Day, part: GrantedPart) => {
    const parts = byCycle.get(day)
    if (parts) parts.push(part)
    else byCycle.set(day, [part])
  }
  for (const { cycleStartsOn, seconds, reason, agreedBy, borrowedFrom } of grants) {
    const said = { reason, ...(agreedBy && { agreedBy }) }
    const taker = cycleOfGrant(schedule, cycleStartsOn)
    const lender = borrowedFrom ? cycleOfGrant(schedule, borrowedFrom) : undefined
    if (!lender) add(taker.startsOn, { seconds, ...said })
    // What a longer cadence has put into one cycle is neither borrowed nor lent.
    else if (lender.startsOn !== taker.startsOn) {
      add(taker.startsOn, { seconds, ...said, borrowedFrom: lender })
      add(lender.startsOn, { seconds: 0 - seconds, ...said, lentTo: taker })
    }
  }
  return byCycle
}

/** The cycle that a grant of a day counts in: the one that holds it, so that it outlives a change of schedule; before the retainer, the first one. */
export const cycleOfGrant = (schedule: Schedule, day: Day): Cycle => cycleOn(schedule, day < schedule.startsOn ? schedule.startsOn : day)

/** How many of its hours a cycle can still lend to earlier ones: its cap, less what it has lent; below 0 where its cap was lowered since. */
export const lendable = ({ capSeconds, grants }: Pick<LedgerLine, 'capSeconds' | 'grants'>): Seconds =>
  capSeconds + totalSeconds(grants.filter(({ lentTo }) => lentTo))

/** How many of a grant's hours its cycle would miss without it: those that nothing else in the cycle covers. */
export const spentOf = (grantSeconds: Seconds, { leftSeconds }: Pick<LedgerLine, 'leftSeconds'>): Seconds =>
  Math.max(0, grantSeconds - leftSeconds)

import type { Day } from './calendar.ts'
import { cycleOn, type Schedule } from './cycle.ts'
import type { Seconds } from './hours.ts'
import type { Grant, GrantedPart, LedgerLine } from './ledger.ts'

/**
 * The grants of each cycle by its first day, in the order given; a borrowed grant stands in both cycles, the lending one minus its seconds.
 * A grant belongs to the cycle that holds its day, so it outlives a change of schedule; of a day before the retainer, to the first cycle.
 */
export function grantedByCycle(schedule: Schedule, grants: readonly Grant[]): Map<Day, GrantedPart[]> {
  const byCycle = new Map<Day, GrantedPart[]>()
  const cycleOf = (day: Day) => cycleOn(schedule, day < schedule.startsOn ? schedule.startsOn : day)
  const add = (day: Day, part: GrantedPart) => byCycle.set(day, [...(byCycle.get(day) ?? []), part])
  for (const { cycleStartsOn, seconds, reason, agreedBy, borrowedFrom } of grants) {
    const said = { reason, ...(agreedBy && { agreedBy }) }
    const [taker, lender] = [cycleOf(cycleStartsOn), borrowedFrom ? cycleOf(borrowedFrom) : undefined]
    if (!lender) add(taker.startsOn, { seconds, ...said })
    // What a longer cadence has put into one cycle is neither borrowed nor lent.
    else if (lender.startsOn !== taker.startsOn) {
      add(taker.startsOn, { seconds, ...said, borrowedFrom: lender })
      add(lender.startsOn, { seconds: 0 - seconds, ...said, lentTo: taker })
    }
  }
  return byCycle
}

/** How many of a grant's hours its cycle would miss without it: those that nothing else in the cycle covers. */
export const spentOf = (grantSeconds: Seconds, { leftSeconds }: Pick<LedgerLine, 'leftSeconds'>): Seconds =>
  Math.max(0, grantSeconds - leftSeconds)

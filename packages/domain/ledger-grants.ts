import type { Day } from './calendar.ts'
import type { Grant, GrantedPart } from './ledger.ts'

/** The grants of each cycle by its first day, in the order given; a borrowed grant stands in both cycles, the lending one minus its seconds. */
export function grantedByCycle(grants: readonly Grant[]): Map<Day, GrantedPart[]> {
  const byCycle = new Map<Day, GrantedPart[]>()
  const add = (day: Day, part: GrantedPart) => {
    const parts = byCycle.get(day)
    if (parts) parts.push(part)
    else byCycle.set(day, [part])
  }
  for (const { cycleStartsOn, seconds, reason, borrowedFrom } of grants) {
    if (!borrowedFrom) add(cycleStartsOn, { seconds, reason })
    else {
      add(cycleStartsOn, { seconds, reason, borrowedFrom })
      add(borrowedFrom, { seconds: 0 - seconds, reason, lentTo: cycleStartsOn })
    }
  }
  return byCycle
}

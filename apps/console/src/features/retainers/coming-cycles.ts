import type { Retainer } from '@hourtab/contract/retainers'
import type { Day } from '@hourtab/domain/calendar'
import { cycleFrom, cycleOn, nextCycle, type Cycle } from '@hourtab/domain/cycle'

const ahead = 12

/** The cycle of today and a year or so of those to come. */
export const comingCycles = (retainer: Retainer, today: Day): Cycle[] =>
  following(retainer, cycleOn(retainer, today < retainer.startsOn ? retainer.startsOn : today))

/** The same from the first cycle that begins on a day or after it. */
export const cyclesAfter = (retainer: Retainer, day: Day): Cycle[] => following(retainer, cycleFrom(retainer, day))

function following(retainer: Retainer, first: Cycle): Cycle[] {
  const cycles = [first]
  while (cycles.length < ahead) cycles.push(nextCycle(retainer, cycles.at(-1)!))
  return cycles
}

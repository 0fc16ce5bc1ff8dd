import type { NewRetainer } from '@hourtab/contract/retainers'

/** A week of work: weekday (1 Monday … 5 Friday) → the line the PM wrote that day. */
export type Week = Partial<Record<1 | 2 | 3 | 4 | 5, string>>
/** Weeks that follow one another and come round again. */
type Phase = { weeks: number; rhythm: Week[] }

/** Hours agreed on top of a cycle, the first being 0, some days into it; borrowed ones are missing so many cycles later. */
type Agreed = { inCycle: number; daysIntoCycle: number; hours: number; reason: string; agreedBy: string; lentCyclesLater?: number }

export type Engagement = {
  retainer: Omit<NewRetainer, 'startsOn' | 'clientId'>
  /** Where it stands today: so many whole cycles, and about so many days of the present one. */
  cyclesBehind: number
  daysIntoCycle: number
  phases: Phase[]
  links: string[]
  raise?: { afterCycles: number; capHours: number }
  agreed?: Agreed[]
}

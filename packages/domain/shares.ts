// Alerts: which shares of a cycle's hours a change passes. A share is a whole percent of what is available, so that 100 is where nothing remains.

import type { Seconds } from './hours.ts'

/** What a share is taken of, and how much of it is used. */
export type Spent = { availableSeconds: Seconds; usedSeconds: Seconds }

/** Whether that many percent of what is available are used. Where nothing is available, the first second used is past every share. */
export const isReached = (percent: number, { availableSeconds, usedSeconds }: Spent): boolean =>
  usedSeconds > 0 && usedSeconds * 100 >= percent * Math.max(0, availableSeconds)

/** Those of the shares that are reached now and were not before, lowest first. Going down passes none. */
export const passedShares = (shares: readonly number[], before: Spent | undefined, now: Spent): number[] =>
  shares.filter((percent) => isReached(percent, now) && !(before && isReached(percent, before))).toSorted((one, other) => one - other)

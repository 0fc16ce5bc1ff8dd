import type { Day } from '../calendar.ts'
import type { Seconds } from '../hours.ts'
import { readDate, settledDay, type DateOrder } from './dates.ts'
import { readTime } from './durations.ts'

/** Reads the days and times of one file. Its rows share them, so each is read once. */
export type Moments = {
  day: (cell: string) => Day | undefined
  time: (cell: string) => Seconds | undefined
}

const mostRemembered = 20_000

/** Reads days in the order of a file, and times of day. */
export const momentsIn = (order: DateOrder | null): Moments => ({
  day: remember((cell) => settledDay(cell, order)),
  time: remember(timeIn),
})

/** Reads a cell that holds either a time alone or a date with a time, as seconds since midnight. */
export const timeIn = (cell: string): Seconds | undefined =>
  cell === '' ? undefined : (readTime(cell) ?? readTime(readDate(cell)?.time ?? ''))

function remember<Result>(read: (cell: string) => Result): (cell: string) => Result {
  const known = new Map<string, Result>()
  return (cell) => {
    const before = known.get(cell)
    if (before !== undefined || known.has(cell)) return before as Result
    const result = read(cell)
    if (known.size < mostRemembered) known.set(cell, result)
    return result
  }
}

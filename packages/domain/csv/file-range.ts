import type { Day } from '../calendar.ts'
import { dayIn, orders, readDate, type DateOrder } from './dates.ts'

/** From one day through another. */
export type Range = { from: Day; through: Day }

const longestName = 300
const aDay = /(?<!\d)(?:\d{4}[-_./]\d{1,2}[-_./]\d{1,2}|\d{1,2}[-_./]\d{1,2}[-_./]\d{4})(?!\d)/g

/** The days that stand in the name of a file, read in one order; undefined for what is no day in that order. */
export function daysInName(filename: string, order: DateOrder): (Day | undefined)[] {
  const named = [...filename.slice(0, longestName).matchAll(aDay)].map(([text]) => readDate(text.replaceAll(/[-_.]/g, '/')))
  return named.map((written) => written && dayIn(written, order))
}

/** The two days in the name of a file as a range; undefined where it has fewer or more, or they are no range. */
export function rangeInName(filename: string, order: DateOrder): Range | undefined {
  const [from, through, more] = daysInName(filename, order)
  return from !== undefined && through !== undefined && more === undefined && from <= through ? { from, through } : undefined
}

/**
 * The range that an export says it covers, by its name; undefined where the name says none, could mean two, or its rows lie outside.
 * `order` is how the file writes its own dates, where that is known.
 */
export function rangeOf(filename: string, order: DateOrder | null, worked: Range | undefined): Range | undefined {
  const holds = ({ from, through }: Range) => worked === undefined || (from <= worked.from && worked.through <= through)
  const [mdy, dmy] = orders.map((candidate) => {
    const range = rangeInName(filename, candidate)
    return range && holds(range) ? range : undefined
  })
  if (!mdy || !dmy) return mdy ?? dmy
  if (mdy.from === dmy.from && mdy.through === dmy.through) return mdy
  return order === null ? undefined : order === 'MDY' ? mdy : dmy
}

// An export is a snapshot: what a tracker knew of some days, some clients and some projects when it was made. Held against the work log it
// says what is new, what has changed and what is gone; what a hand has touched since is for a person to decide.

import type { Day } from '../calendar.ts'
import type { Seconds } from '../hours.ts'
import { pairUp } from './pairing.ts'

/** What an export says of a piece of work; whatever else an entry has follows from it or was added by hand. */
export type Facts = { workedOn: Day; seconds: Seconds; description: string; project: string | null; billable: boolean }

/** A row of an export. `key` names it: by the tracker's own id (`hasId`), else by what it says and which of several equal rows it is. */
export type SnapshotRow = Facts & { key: string; hasId: boolean }

/** What the work log, or the list of what was taken out of it, knows of a row. A row that was split is several entries of one key. */
export type LoggedRow = {
  key: string
  hasId: boolean
  entryIds: string[]
  /** What an export said last. */
  said: Facts
  /** Edited, split or taken out by hand since. */
  isTouched: boolean
  isRemoved: boolean
  /** It counts in a closed cycle, where nothing changes. */
  isClosed: boolean
  /** The file speaks for it: the same tracker, a client and project that the file covers. */
  isCovered: boolean
}

/** The days that a snapshot speaks for. */
export type Days = { from: Day; through: Day }

/**
 * What becomes of a row, `row` being its place among the rows; `gone` has none. A `conflict` is a change of what a hand has touched, with
 * no row where the export no longer has it. `removed` was taken out by hand, and the export still says the same. What is new and late counts in
 * a later cycle than its own; what else is late cannot be followed.
 */
export type Finding =
  | { state: 'new'; row: number; logged?: undefined; isLate: boolean }
  | { state: 'unchanged' | 'changed' | 'removed'; row: number; logged: LoggedRow; isLate: boolean }
  | { state: 'gone'; row: null; logged: LoggedRow; isLate: boolean }
  | { state: 'conflict'; row: number | null; logged: LoggedRow; isLate: boolean }

type Given = {
  /** Without days, nothing is gone. */
  days: Days | null
  /** The last day of the cycles that are closed. */
  closedThrough?: Day
}

/**
 * Compares a snapshot with the log: each row once, in order, then what is gone in the order of the log. Keys are unique on either side.
 * The comparison depends on nothing else, so the same file against the same log always says the same.
 */
export function compare(rows: readonly SnapshotRow[], log: readonly LoggedRow[], { days, closedThrough }: Given): Finding[] {
  const byKey = new Map(log.map((logged) => [logged.key, logged]))
  const matches: (LoggedRow | undefined)[] = rows.map(({ key }) => byKey.get(key))
  const matched = new Set(matches)
  const isMissing = (logged: LoggedRow) => !matched.has(logged) && logged.isCovered && days !== null && isWithin(logged.said.workedOn, days)
  const missing = log.filter(isMissing)
  if (missing.length > 0) pairUp(rows, matches, missing)

  const found = rows.map((row, at): Finding => {
    const logged = matches[at]
    if (!logged) return { state: 'new', row: at, isLate: closedThrough !== undefined && row.workedOn <= closedThrough }
    return { state: stateOf(row, logged), row: at, logged, isLate: logged.isClosed }
  })
  const paired = new Set(matches)
  const gone = missing.filter((logged) => !paired.has(logged) && !logged.isRemoved)
  return [
    ...found,
    ...gone.map((logged): Finding => ({ state: logged.isTouched ? 'conflict' : 'gone', row: null, logged, isLate: logged.isClosed })),
  ]
}

const isWithin = (day: Day, { from, through }: Days) => from <= day && day <= through

function stateOf(row: Facts, logged: LoggedRow): 'unchanged' | 'changed' | 'removed' | 'conflict' {
  if (isSame(row, logged.said)) return logged.isRemoved ? 'removed' : 'unchanged'
  return logged.isTouched ? 'conflict' : 'changed'
}

/** Whether two pieces of work are described alike. */
export const isSame = (one: Facts, other: Facts): boolean =>
  one.workedOn === other.workedOn &&
  one.seconds === other.seconds &&
  one.description === other.description &&
  one.project === other.project &&
  one.billable === other.billable

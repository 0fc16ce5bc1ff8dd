// Where the hours of a cycle went: by kind of work, and by vendor and week.

import { addDays, daysBetween, mondayOf, type Day } from './calendar.ts'
import type { Cycle } from './cycle.ts'
import { totalSeconds, type Seconds } from './hours.ts'
import type { WorkType } from './work-types.ts'

/** Counted hours of one kind, for one vendor or none, in the week that begins on a Monday. */
export type Part = { workType: WorkType; vendor: string | null; weekOn: Day; seconds: Seconds }

/** A row of vendor × week; `vendor` is null for the sum of those that have no row of their own. */
export type VendorRow = { vendor: string | null; seconds: Seconds; weekSeconds: Seconds[] }

/** Kinds of work by their hours; the Mondays that have a column; vendors by their hours; and all of them in words, null without a vendor. */
export type Breakdown = {
  workTypes: { workType: WorkType; seconds: Seconds }[]
  weeks: Day[]
  vendors: VendorRow[]
  sentence: string | null
}

type Spent = { cycle: Pick<Cycle, 'startsOn' | 'endsOn'>; capSeconds: Seconds }

const mostRows = 12

/**
 * Where the hours of a cycle went. Every week from the first through today's has a column, and so has an earlier one in which work was
 * done that counts here. All rows of each table add up to what is counted; vendors beyond twelve share a row.
 */
export function breakdown(parts: readonly Part[], spent: Spent, today: Day): Breakdown {
  const { startsOn, endsOn } = spent.cycle
  const through = today < startsOn ? startsOn : today < endsOn ? today : endsOn
  const weeks = weeksOf(parts, startsOn, through)
  const ofVendors = parts.filter(({ vendor }) => vendor !== null)
  const vendors = grouped(ofVendors, ({ vendor }) => vendor!).map(([vendor, own]) => rowOf(vendor, own, weeks))
  return {
    workTypes: grouped(parts, ({ workType }) => workType).map(([workType, own]) => ({ workType, seconds: totalSeconds(own) })),
    weeks,
    vendors: vendors.length <= mostRows ? vendors : [...vendors.slice(0, mostRows - 1), others(vendors.slice(mostRows - 1))],
    sentence: inWords(vendors.length, totalSeconds(ofVendors), (daysBetween(startsOn, through) + 1) / 7, spent.capSeconds),
  }
}

function weeksOf(parts: readonly Part[], from: Day, through: Day): Day[] {
  const weeks = new Set(parts.map(({ weekOn }) => weekOn))
  for (let week = mondayOf(from); week <= through; week = addDays(week, 7)) weeks.add(week)
  return [...weeks].toSorted()
}

// The most hours first; where they are equal, by name.
function grouped<K extends string>(parts: readonly Part[], key: (part: Part) => K): [K, Part[]][] {
  return [...Map.groupBy(parts, key)].toSorted(
    ([a, ofA], [b, ofB]) => totalSeconds(ofB) - totalSeconds(ofA) || (a < b ? -1 : a > b ? 1 : 0),
  )
}

const rowOf = (vendor: string, parts: readonly Part[], weeks: readonly Day[]): VendorRow => ({
  vendor,
  seconds: totalSeconds(parts),
  weekSeconds: weeks.map((week) => totalSeconds(parts.filter(({ weekOn }) => weekOn === week))),
})

const others = (rows: readonly VendorRow[]): VendorRow => ({
  vendor: null,
  seconds: totalSeconds(rows),
  weekSeconds: rows[0]!.weekSeconds.map((_, at) => rows.reduce((sum, row) => sum + row.weekSeconds[at]!, 0)),
})

// `3 vendors · 10.2 h a week · 51 % of the cap`: the hours of all vendors for each week so far, and their share of what the cycle includes.
function inWords(count: number, seconds: Seconds, weeks: number, capSeconds: Seconds): string | null {
  if (count === 0) return null
  const words = [`${count} ${count === 1 ? 'vendor' : 'vendors'}`, `${Math.round(seconds / 360 / weeks) / 10} h a week`]
  if (capSeconds > 0) words.push(`${Math.round((100 * seconds) / capSeconds)} % of the cap`)
  return words.join(' · ')
}

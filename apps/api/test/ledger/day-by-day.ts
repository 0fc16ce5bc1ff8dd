// A second opinion on every balance: time is walked one day after the other on a calendar that only turns its pages, hours lie in purses
// that are filled, emptied and thrown away as days come. It shares no line of arithmetic with the product.

import type { Grant, Surplus, Terms } from '@hourtab/domain/ledger'
import type { Schedule } from '@hourtab/domain/cycle'

export type Counted = { on: string; seconds: number }
export type Given = { schedule: Schedule; terms: Terms[]; grants: Grant[]; work: Counted[] }
/** One cycle as it came out; `carried` are the purses it began with, a debt among them as a negative one. */
export type Reckoned = {
  startsOn: string
  endsOn: string
  capSeconds: number
  carriedInSeconds: number
  carried: number[]
  grantedSeconds: number
  usedSeconds: number
  leftSeconds: number
  overSeconds: number
}
type Page = { year: number; month: number; date: number; day: string }
type Purse = { seconds: number; resetsToLive: number; age: number }

const lengthOf = (year: number, month: number) =>
  month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
const two = (n: number) => String(n).padStart(2, '0')

function* pagesFrom(year: number): Generator<Page> {
  for (; ; year++)
    for (let month = 1; month <= 12; month++)
      for (let date = 1; date <= lengthOf(year, month); date++) yield { year, month, date, day: `${year}-${two(month)}-${two(date)}` }
}

const isReset = ({ startsOn, cadence, resetDay }: Schedule, { year, month, date }: Page) => {
  const monthsSince = (year - Number(startsOn.slice(0, 4))) * 12 + month - Number(startsOn.slice(5, 7))
  return (cadence === 'monthly' || monthsSince % 3 === 0) && date === Math.min(resetDay, lengthOf(year, month))
}

/** The first days of cycles from the first one on, as many as are asked for. */
export function startsOf(schedule: Schedule, count: number): string[] {
  const starts = [schedule.startsOn]
  for (const page of pagesFrom(Number(schedule.startsOn.slice(0, 4)))) {
    if (starts.length >= count) return starts
    if (page.day > schedule.startsOn && isReset(schedule, page)) starts.push(page.day)
  }
  return starts
}

/** Every cycle from the first through the one that holds a day. */
export function reckon({ schedule, terms, grants, work }: Given, through: string): Reckoned[] {
  const lines: Reckoned[] = []
  let purses: Purse[] = []
  let debt = 0
  let used = 0
  let [daysBefore, days] = [0, 0]
  let startsOn: string | undefined
  let yesterday = ''
  for (const page of pagesFrom(Number(schedule.startsOn.slice(0, 4)) - 1)) {
    const { day } = page
    if (startsOn === undefined) {
      daysBefore = isReset(schedule, page) ? 0 : daysBefore + 1
      if (day < schedule.startsOn) continue
      startsOn = day
    } else if (isReset(schedule, page)) {
      settle(startsOn, yesterday)
      if (day > through) return lines
      ;[startsOn, used, days] = [day, 0, 0]
    }
    days++
    for (const { on, seconds } of work) if (on === day) used += seconds
    yesterday = day
  }
  return lines

  function settle(first: string, last: string) {
    const agreed = terms.reduce((latest, one) => (one.from <= first && one.from >= latest.from ? one : latest))
    const isShort = lines.length === 0 && schedule.firstCycle === 'prorated' && daysBefore > 0
    const cap = isShort ? Math.round((agreed.capSeconds * days) / (60 * (days + daysBefore))) * 60 : agreed.capSeconds
    const given = sum(grants.filter(({ cycleStartsOn }) => cycleStartsOn === first))
    const lent = sum(grants.filter(({ borrowedFrom }) => borrowedFrom === first))
    const carried = debt > 0 ? [-debt] : purses.map(({ seconds }) => seconds)
    const carriedIn = sum(purses) - debt

    // What is lent is taken from the cap first; beyond it, it is owed. What corrections give back is new in this cycle.
    const own = Math.max(0, cap - lent)
    let owed = debt + Math.max(0, lent - cap) + used
    const capPurse = { seconds: own + Math.max(0, -owed), resetsToLive: 0, age: lines.length }
    const all = [...purses, capPurse, { seconds: given, resetsToLive: 0, age: lines.length }]
    for (const purse of all) {
      const paid = Math.min(purse.seconds, Math.max(0, owed))
      purse.seconds -= paid
      owed -= paid
    }
    const over = Math.max(0, owed)
    lines.push({
      startsOn: first,
      endsOn: last,
      capSeconds: cap,
      carriedInSeconds: carriedIn,
      carried,
      grantedSeconds: given - lent,
      usedSeconds: used,
      leftSeconds: sum(all),
      overSeconds: over,
    })
    debt = agreed.deficit ? over : 0
    purses = kept(purses, capPurse, agreed.surplus)
  }
}

const sum = (parts: readonly { seconds: number }[]) => parts.reduce((total, { seconds }) => total + seconds, 0)

// What goes through a reset: purses of before with one reset less to live, and what is unspent of the cap, those first that end first.
function kept(purses: Purse[], cap: Purse, surplus: Surplus): Purse[] {
  if (surplus.kind === 'none') return []
  const older = purses.map((purse) => ({ ...purse, resetsToLive: purse.resetsToLive - 1 }))
  const all = [...older, { ...cap, resetsToLive: (surplus.expiresAfter ?? Infinity) - 1 }]
    .filter(({ seconds, resetsToLive }) => seconds > 0 && resetsToLive >= 0)
    .toSorted((a, b) => (a.resetsToLive === b.resetsToLive ? a.age - b.age : a.resetsToLive < b.resetsToLive ? -1 : 1))
  let tooMuch = surplus.kind === 'upTo' ? sum(all) - surplus.maxSeconds : 0
  for (const purse of all) {
    const dropped = Math.min(purse.seconds, Math.max(0, tooMuch))
    purse.seconds -= dropped
    tooMuch -= dropped
  }
  return all.filter(({ seconds }) => seconds > 0)
}

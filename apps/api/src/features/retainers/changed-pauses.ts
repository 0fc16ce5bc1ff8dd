import type { Day } from '@hourtab/domain/calendar'
import { cycleOn, type Cycle } from '@hourtab/domain/cycle'
import type { Pause } from '@hourtab/domain/pause'
import { todayIn, type Clock } from '../../platform/clock.ts'
import { problems } from '../../platform/problem.ts'
import { needReadableDay } from '../balance/within-reach.ts'
import type { LedgerRecord } from './queries.ts'

/** The cycle of today, or the first one while the retainer has not begun. */
export function presentCycle(record: LedgerRecord, clock: Clock): Cycle {
  const today = todayIn(clock, record.timeZone)
  return cycleOn(record, today > record.startsOn ? today : record.startsOn)
}

/** The pause that lasts or is to come; there is never more than one. */
export const standingPause = (record: LedgerRecord, clock: Clock): Pause | undefined =>
  record.pauses.find(({ until }) => until === null || until > presentCycle(record, clock).startsOn)

/**
 * A retainer that is paused from a cycle on, the next one unless told otherwise, until somebody resumes it. Only the present cycle and
 * those to come are paused, so a pause that lasts keeps its first day: 409 for another one.
 */
export function paused(record: LedgerRecord, clock: Clock, from?: Day): LedgerRecord {
  const present = presentCycle(record, clock)
  const standing = standingPause(record, clock)
  if (standing && standing.from <= present.startsOn) {
    if (from !== undefined && from !== standing.from) throw problems.alreadyPaused(`It has been since ${standing.from}.`)
    return replaced(record, standing, { ...standing, until: null })
  }
  const first = needCycleFrom(record, clock, from ?? defaultStart(record, clock), '#/from')
  // A pause that follows on another without a cycle between them is the same one.
  const before = record.pauses.find(({ until }) => until === first)
  return replaced({ ...record, pauses: record.pauses.filter((each) => each !== before) }, standing, {
    from: before?.from ?? first,
    until: null,
  })
}

/**
 * A retainer whose cycles have their cap again from a cycle on: by default from the next one, or from the present one on its first day.
 * A pause that would be left without a cycle is gone. Throws 404 where there is none.
 */
export function resumed(record: LedgerRecord, clock: Clock, from?: Day): LedgerRecord {
  const standing = standingPause(record, clock)
  if (!standing) throw problems.notFound('pause')
  const present = presentCycle(record, clock)
  const hasNotBegun = standing.from > present.startsOn
  const isFirstDay = todayIn(clock, record.timeZone) <= present.startsOn
  const usual = hasNotBegun ? standing.from : isFirstDay ? present.startsOn : present.resetsOn
  const until = needCycleFrom(record, clock, from ?? usual, '?from')
  return replaced(record, standing, until > standing.from ? { ...standing, until } : undefined)
}

// A retainer that has not begun can be paused from its first day on.
function defaultStart(record: LedgerRecord, clock: Clock): Day {
  const { startsOn, resetsOn } = presentCycle(record, clock)
  return todayIn(clock, record.timeZone) < startsOn ? startsOn : resetsOn
}

function needCycleFrom(record: LedgerRecord, clock: Clock, day: Day, pointer: string): Day {
  const { startsOn: earliest } = presentCycle(record, clock)
  if (day < earliest) throw problems.invalidInput([{ pointer, detail: `Choose ${earliest} or a later day` }])
  needReadableDay(day, pointer, { clock, timeZone: record.timeZone })
  const { startsOn } = cycleOn(record, day)
  if (startsOn !== day) throw problems.notACycleStart([{ pointer, detail: `The cycle that holds this day begins on ${startsOn}.` }])
  return day
}

function replaced(record: LedgerRecord, before: Pause | undefined, after: Pause | undefined): LedgerRecord {
  const others = record.pauses.filter((each) => each !== before)
  return { ...record, pauses: after ? [...others, after] : others }
}

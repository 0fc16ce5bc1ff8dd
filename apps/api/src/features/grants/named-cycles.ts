import type { NewGrant } from '@hourtab/contract/grants'
import { cycleOn } from '@hourtab/domain/cycle'
import type { Clock } from '../../platform/clock.ts'
import { problems, type FieldErrors } from '../../platform/problem.ts'
import { lastReadableDay } from '../balance/within-reach.ts'
import type { LedgerRecord } from '../retainers/queries.ts'

/** Throws 422, naming each day at fault, unless hours are agreed for a cycle of the retainer, and borrowed from a later one if at all. */
export function needCycles(record: LedgerRecord, clock: Clock, { cycleStartsOn, borrowedFrom }: NewGrant): void {
  const named = [
    { pointer: '#/cycleStartsOn', day: cycleStartsOn },
    ...(borrowedFrom === null ? [] : [{ pointer: '#/borrowedFrom', day: borrowedFrom }]),
  ]
  const last = lastReadableDay({ clock, timeZone: record.timeZone })
  refuse(problems.invalidInput, named, ({ day }) => {
    if (day < record.startsOn) return `The retainer begins on ${record.startsOn}`
    return day > last ? `Choose ${last} or an earlier day` : undefined
  })
  refuse(problems.notACycleStart, named, ({ day }) => {
    const { startsOn } = cycleOn(record, day)
    return day === startsOn ? undefined : `The cycle that holds this day begins on ${startsOn}.`
  })
  const { resetsOn } = cycleOn(record, cycleStartsOn)
  if (borrowedFrom !== null && borrowedFrom < resetsOn)
    throw problems.invalidInput([
      { pointer: '#/borrowedFrom', detail: `Hours are borrowed from a later cycle; the next begins on ${resetsOn}` },
    ])
}

type Named = { pointer: string; day: string }

function refuse(problem: (errors: FieldErrors) => Error, named: Named[], faultOf: (one: Named) => string | undefined): void {
  const errors = named.flatMap((one) => {
    const detail = faultOf(one)
    return detail === undefined ? [] : [{ pointer: one.pointer, detail }]
  })
  if (errors.length > 0) throw problem(errors)
}

import type { Retainer } from '@hourtab/contract/retainers'
import { cycleOn } from '@hourtab/domain/cycle'
import { todayIn, toInstant, type Clock } from '../../platform/clock.ts'
import { standingPause } from './changed-pauses.ts'
import type { LedgerRecord } from './queries.ts'

/** A retainer as its PM sees it, with the terms in force today. */
export function toRetainer(record: LedgerRecord, clock: Clock): Retainer {
  const { id, name, startsOn, resetDay, cadence, firstCycle, timeZone, counts } = record
  const today = todayIn(clock, timeZone)
  const cycle = cycleOn(record, today > startsOn ? today : startsOn)
  return {
    id,
    client: { id: record.clientId, name: record.clientName },
    name,
    startsOn,
    resetDay,
    cadence,
    firstCycle,
    timeZone,
    counts,
    terms: record.terms.findLast((terms) => terms.from <= cycle.startsOn) ?? record.terms[0]!,
    pause: standingPause(record, clock) ?? null,
    hourlyRate: record.hourlyRateCents === null ? null : record.hourlyRateCents / 100,
    alertsAt: record.alertsAt,
    createdAt: toInstant(record.createdAt),
  }
}

/** What a person has set of a retainer, without its terms. */
export const settingsOf = ({
  name,
  startsOn,
  resetDay,
  cadence,
  firstCycle,
  timeZone,
  counts,
  hourlyRateCents,
  alertsAt,
}: LedgerRecord) => ({
  name,
  startsOn,
  resetDay,
  cadence,
  firstCycle,
  timeZone,
  counts,
  hourlyRate: hourlyRateCents === null ? null : hourlyRateCents / 100,
  alertsAt,
})

/** Shares in their order. */
export const inOrder = (shares: number[]): number[] => shares.toSorted((one, other) => one - other)

export const toCents = (rate: number | null): number | null => (rate === null ? null : Math.round(rate * 100))

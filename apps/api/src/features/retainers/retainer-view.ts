import type { Retainer } from '@hourtab/contract/retainers'
import { cycleOn } from '@hourtab/domain/cycle'
import { closedThrough } from '@hourtab/domain/ledger-closed'
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
    ...priceOf(record),
    closesAfterDays: record.closesAfterDays,
    closedThrough: closedThrough(record.closed) ?? null,
    alertsAt: record.alertsAt,
    ...stampOf(record),
    createdAt: toInstant(record.createdAt),
  }
}

/** What a person has set of a retainer, without its terms. */
export function settingsOf(record: LedgerRecord) {
  const { name, startsOn, resetDay, cadence, firstCycle, timeZone, counts, closesAfterDays, alertsAt } = record
  return {
    name,
    startsOn,
    resetDay,
    cadence,
    firstCycle,
    timeZone,
    counts,
    ...priceOf(record),
    closesAfterDays,
    alertsAt,
    ...stampOf(record),
  }
}

// Since when the promise holds is nobody's setting.
function stampOf({ updates, completeThrough, showsPending }: LedgerRecord) {
  const promised = updates && (updates.every === 'week' ? { every: updates.every, weekday: updates.weekday } : { every: updates.every })
  return { updates: promised, completeThrough, showsPending }
}

const priceOf = ({ hourlyRateCents, feeCents, currency }: LedgerRecord) => ({
  hourlyRate: fromCents(hourlyRateCents),
  fee: fromCents(feeCents),
  currency,
})

const fromCents = (cents: number | null): number | null => (cents === null ? null : cents / 100)
const toCents = (amount: number | null): number | null => (amount === null ? null : Math.round(amount * 100))

type Price = { hourlyRate?: number | null; fee?: number | null }

/** Amounts as they are stored; those not given are left out. */
export const centsOf = ({ hourlyRate, fee }: Price) => ({
  ...(hourlyRate !== undefined && { hourlyRateCents: toCents(hourlyRate) }),
  ...(fee !== undefined && { feeCents: toCents(fee) }),
})

/** Shares in their order. */
export const inOrder = (shares: number[]): number[] => shares.toSorted((one, other) => one - other)

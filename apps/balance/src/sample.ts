// A believable client page for the tests: one studio's July, told in the words of its work.

import type { Balance, CycleLine } from '@hourtab/contract/balance'
import type { PublicBalance, PublicEntry } from '@hourtab/contract/public-balance'
import { addDays, formatDay, mondayOf } from '@hourtab/domain/calendar'
import { breakdown } from '@hourtab/domain/breakdown'
import { explain } from '@hourtab/domain/explanation'
import { formatHours } from '@hourtab/domain/hours'

type Work = Pick<PublicEntry, 'description' | 'workType' | 'vendor' | 'project'>

const hour = 3600
const crm = 'CRM rollout'
const of = (workType: Work['workType'], description: string, vendor: string | null = null, project: string | null = crm): Work => ({
  workType,
  description,
  vendor,
  project,
})

const work: Work[] = [
  of('discovery', 'Discovery: stakeholder interviews, 6 SMEs, current-state documentation'),
  of('vendor', 'Vendor A: weekly sync + change order analysis + deliverable acceptance review', 'Vendor A'),
  of('discovery', 'Requirements: integration point mapping + BRD draft', null, 'Data platform'),
  of('vendor', 'Salesforce SI weekly sync + change order review + integration test schedule', 'Salesforce SI'),
  of('reporting', 'Steering committee pack and weekly status report'),
  of('vendor', 'Invoice review against milestone 2 completion criteria', 'Northwind Data', 'Data platform'),
  of('go-live', 'Go-live: cutover checklist execution + issue triage + hypercare standup'),
  of('risk', 'Risk review with finance, two mitigations agreed'),
  of('change', 'Change request 14: impact on the October release'),
  of('process', 'Decision log and RAID template for the programme office', null, null),
  of('go-live', 'Go/no-go meeting, decision record sent'),
  of('vendor', 'Escalation call on the delayed interface specification', 'Northwind Data', 'Data platform'),
  of('discovery', 'Workshop with accounts payable: approval paths and exceptions'),
  of('vendor', 'Vendor A: sandbox access, test data request, defect walkthrough', 'Vendor A'),
  of('risk', 'Issue log clean-up, owners confirmed for nine open items'),
  of('reporting', 'One-page summary for the board, budget against plan'),
  of('go-live', 'Adoption monitoring: service desk themes, two refresher sessions planned'),
]

// The same work comes again, and is told differently: no two of fifty entries read alike.
function workOn(n: number): Work {
  const of = work[(n * 3) % work.length]!
  const round = Math.floor(n / work.length)
  return round === 0
    ? of
    : { ...of, description: `${of.description}, ${['second pass after comments', 'follow-up with the CFO'][round - 1]}` }
}

// What an id weighs is its randomness: these are as random as real ones (UUIDv7), and the same in every run.
function sampleIds(count: number): string[] {
  let seed = 0x9e3779b9
  const hex = () => {
    seed ^= seed << 13
    seed ^= seed >>> 17
    seed ^= seed << 5
    return (seed >>> 16).toString(16).padStart(4, '0')
  }
  const loggedAt = (n: number) => (0x19f_5000_0000 + n * 86_413_057).toString(16).padStart(12, '0')
  return Array.from({ length: count }, (_, n) => {
    const at = loggedAt(n)
    return `${at.slice(0, 8)}-${at.slice(8)}-7${hex().slice(1)}-9${hex().slice(1)}-${hex()}${hex()}${hex()}`
  })
}

/** Entries in the order they were worked, two a day at most, counted against what is available. */
export function sampleEntries(count: number, availableSeconds: number, startsOn = '2026-07-01'): PublicEntry[] {
  let left = availableSeconds
  const ids = sampleIds(count)
  return Array.from({ length: count }, (_, n) => {
    const counted = n % 17 !== 9
    const seconds = [0.5, 0.25, 0.75, 0.4][(n * 7) % 4]! * hour
    if (counted) left -= seconds
    const workedOn = addDays(startsOn, Math.floor((n * 13) / Math.max(count, 14)))
    return { id: ids[n]!, workedOn, ...workOn(n), seconds, counted, runningBalanceSeconds: left }
  })
}

/** The figures of a cycle with their sentence. */
export function sampleLine(startsOn: string, endsOn: string, usedSeconds: number, availableSeconds: number, today: string): CycleLine {
  const [leftSeconds, overSeconds] = [Math.max(0, availableSeconds - usedSeconds), Math.max(0, usedSeconds - availableSeconds)]
  const rest = overSeconds > 0 ? `${formatHours(overSeconds)} over` : `${formatHours(leftSeconds)} hours remain`
  const resetsOn = addDays(endsOn, 1)
  return {
    cycle: { startsOn, endsOn, resetsOn, state: endsOn < today ? 'closed' : 'open' },
    capSeconds: availableSeconds,
    carriedInSeconds: 0,
    grantedSeconds: 0,
    availableSeconds,
    usedSeconds,
    leftSeconds,
    overSeconds,
    sentence: `${formatHours(usedSeconds)} of ${formatHours(availableSeconds)} hours used · ${rest} · resets ${formatDay(resetsOn, today)}`,
  }
}

/** A page with this many entries in a cycle of July 2026; the newest 50 are on it. */
export function samplePage({ count = 7, availableSeconds = 20 * hour, today = '2026-07-14' } = {}): PublicBalance {
  const entries = sampleEntries(count, availableSeconds)
  const usedSeconds = entries.reduce((sum, { seconds, counted }) => sum + (counted ? seconds : 0), 0)
  const line = sampleLine('2026-07-01', '2026-07-31', usedSeconds, availableSeconds, today)
  const balance: Balance = {
    ...line,
    entryCount: count,
    loggedThrough: entries.at(-1)?.workedOn ?? null,
    asOf: `${today}T16:20:00.000Z`,
  }
  return {
    client: 'Meridian Health',
    retainer: 'Fractional PMO',
    today,
    version: 12,
    balance,
    stamp: { loggedThrough: balance.loggedThrough, dueOn: '2026-07-17' },
    shows: 'log',
    breakdown: sampleBreakdown(entries, balance, today),
    explanation: explain({ ...line, carried: [], grants: [] }, today),
    entries: entries.toReversed().slice(0, 50),
    nextCursor: count > 50 ? 'after-50' : null,
    earlierCycles: [],
    earlierCyclesOmitted: 0,
  }
}

function sampleBreakdown(entries: PublicEntry[], balance: Balance, today: string): PublicBalance['breakdown'] {
  const parts = entries.filter(({ counted }) => counted).map((entry) => ({ ...entry, weekOn: mondayOf(entry.workedOn) }))
  const projects = [...new Set(entries.flatMap(({ project }) => project ?? []))].toSorted()
  return { ...breakdown(parts, balance, today), projects }
}

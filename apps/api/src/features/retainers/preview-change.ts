import type { CycleLine } from '@hourtab/contract/balance'
import type { CyclePreview, PlannedChange } from '@hourtab/contract/previews'
import type { Day } from '@hourtab/domain/calendar'
import { cycleAfter, cycleFrom } from '@hourtab/domain/cycle'
import type { Clock } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { readOpenCycles } from '../balance/read-balance.ts'
import { paused, presentCycle, resumed, standingPause } from './changed-pauses.ts'
import { rescheduled } from './changed-schedule.ts'
import { withoutTerms, withTerms } from './changed-terms.ts'
import { retainerById, type LedgerRecord } from './queries.ts'

/** What a change would make of each open cycle: that of today and all that differ, a few cycles beyond the change. Writes nothing. */
export async function previewChange(ctx: Context, retainerId: string, planned: PlannedChange): Promise<{ cycles: CyclePreview[] }> {
  const { db, actor, clock } = ctx
  const before = await retainerById(db, actor.workspaceId, retainerId)
  const after = await changed(ctx, before, planned)
  const touched = [presentCycle(after, clock).startsOn, 'from' in planned ? planned.from : undefined, standingPause(before, clock)?.from]
  const through = lastShown(after, touched)
  return { cycles: differing(before, after, clock, through) }
}

async function changed(ctx: Context, record: LedgerRecord, planned: PlannedChange): Promise<LedgerRecord> {
  const { clock } = ctx
  if (planned.change === 'removed-terms') return withoutTerms(record, clock, planned.from)
  if (planned.change === 'pause') return paused(record, clock, planned.from)
  if (planned.change === 'resumption') return resumed(record, clock, planned.from)
  if (planned.change === 'terms') {
    const { change: _, ...terms } = planned
    return withTerms(record, clock, terms)
  }
  const { change: _, ...schedule } = planned
  return rescheduled(ctx, record, schedule)
}

// Enough of what follows to see carried hours come to rest.
const beyond = 4

function lastShown(record: LedgerRecord, touched: (Day | undefined)[]): Day {
  const last = touched
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1)!
  return cycleAfter(record, cycleFrom(record, last), beyond).startsOn
}

function differing(before: LedgerRecord, after: LedgerRecord, clock: Clock, through: Day): CyclePreview[] {
  const [was, is] = [before, after].map(
    (record) => new Map(readOpenCycles(record, clock, through).map((line) => [line.cycle.startsOn, line])),
  ) as [Map<Day, CycleLine>, Map<Day, CycleLine>]
  const present = [before, after].map((record) => presentCycle(record, clock).startsOn)
  return [...new Set([...was.keys(), ...is.keys()])]
    .toSorted()
    .filter((day) => present.includes(day) || shownOf(was.get(day)) !== shownOf(is.get(day)))
    .map((day) => ({ before: was.get(day) ?? null, after: is.get(day) ?? null }))
}

/** What of a cycle a change can change: how far it reaches, and its figures. */
function shownOf(line: CycleLine | undefined): string {
  if (!line) return ''
  const { cycle, sentence: _, ...figures } = line
  return JSON.stringify([cycle.endsOn, cycle.pausedSince !== undefined, figures])
}

import { addDays, weekdayOf, type Day } from '@hourtab/domain/calendar'
import { nextCycle, cycleOn } from '@hourtab/domain/cycle'
import { writeCsv } from '@hourtab/domain/csv/write'
import { parseLogLine } from '@hourtab/domain/log-line'
import { logEntry } from '../src/features/entries/log-entry.ts'
import { draftImport } from '../src/features/imports/draft-import.ts'
import { publishImport } from '../src/features/imports/publish-import.ts'
import { createRetainer } from '../src/features/retainers/create-retainer.ts'
import { setTerms } from '../src/features/retainers/set-terms.ts'
import { createShareLink } from '../src/features/share-links/create-share-link.ts'
import type { Context, Deps } from '../src/platform/context.ts'
import { todayIn } from '../src/platform/clock.ts'
import { inWorkspace } from '../src/platform/tenancy.ts'
import { daysOf, engagements, type Engagement } from './story.ts'

/** Tells five months of a studio's work through the verbs a person uses, under a clock that moves from day to day. */
export async function tellSampleStudio(deps: Deps, { workspaceId, userId }: { workspaceId: string; userId: string }): Promise<void> {
  await inWorkspace(deps.database, workspaceId, async (db) => {
    const time = { at: deps.clock.now() }
    const actor = { userId, workspaceId, role: 'owner', scope: 'admin' } as const
    const config = { ...deps.config, planLimits: false }
    const ctx: Context = { ...deps, config, db, actor, clock: { now: () => time.at }, ifMatch: () => {}, onCommit: () => {} }
    const moveTo = (day: Day) => (time.at = new Date(`${day}T16:30:00Z`))
    const today = todayIn(deps.clock, 'UTC')
    for (const engagement of engagements) await tell(ctx, engagement, today, moveTo)
  })
}

async function tell(ctx: Context, engagement: Engagement, today: Day, moveTo: (day: Day) => void) {
  const firstMonday = addDays(today, 1 - weekdayOf(today) - 7 * engagement.weeksAgo)
  const mondays = Array.from({ length: engagement.weeksAgo + 1 }, (_, week) => addDays(firstMonday, 7 * week))
  moveTo(firstMonday)
  const { retainer } = await createRetainer(ctx, { ...engagement.retainer, startsOn: firstMonday })
  for (const name of engagement.links) await createShareLink(ctx, retainer.id, { name, expiresOn: null })

  const exported: string[][] = []
  for (const { monday, weekday, lines, isImported } of daysOf(engagement, mondays)) {
    const day = addDays(monday, weekday - 1)
    if (day > today) continue
    moveTo(day)
    for (const line of lines) {
      const { description, seconds } = parseLogLine(line, day)
      if (isImported)
        exported.push([
          day,
          description,
          clockTime(seconds ?? 0),
          'Ines Moro',
          engagement.retainer.clientName ?? '',
          engagement.retainer.name,
        ])
      else await logEntry(ctx, retainer.id, { workedOn: day, description, seconds: seconds ?? 0, billable: true })
    }
  }
  moveTo(today)
  if (engagement.raise) await raiseCap(ctx, retainer, engagement.raise)
  if (exported.length > 0) await publishExport(ctx, retainer.id, exported)
}

/** Raises the cap from a later cycle on, as agreed with the client: earlier cycles keep theirs. */
async function raiseCap(
  ctx: Context,
  retainer: Awaited<ReturnType<typeof createRetainer>>['retainer'],
  { afterCycles, capHours }: { afterCycles: number; capHours: number },
) {
  let cycle = cycleOn(retainer, retainer.startsOn)
  for (let n = 0; n < afterCycles; n++) cycle = nextCycle(retainer, cycle)
  await setTerms(ctx, retainer.id, { from: cycle.startsOn, capSeconds: capHours * 3600, surplus: { kind: 'none' }, deficit: false })
}

async function publishExport(ctx: Context, retainerId: string, rows: string[][]) {
  const csv = writeCsv([exportHeader, ...rows], [0])
  const filename = 'TogglTrack_Report_Detailed_report.csv'
  const draft = await draftImport(ctx, retainerId, { bytes: Buffer.from(csv), filename })
  await publishImport(ctx, draft.import.id)
}

const exportHeader = [
  'Description',
  'Billable',
  'Duration',
  'Member',
  'Email',
  'Project',
  'Client',
  'Tags',
  'Start date',
  'Start time',
  'Stop date',
  'Stop time',
]

const exportedRow = (day: Day, description: string, seconds: number, { retainer }: Engagement): string[] => {
  const end = 17 * 3600
  return [
    description,
    'Yes',
    clockTime(seconds),
    'Ines Moro',
    '-',
    retainer.name,
    retainer.clientName ?? '-',
    '-',
    day,
    clockTime(end - seconds),
    day,
    clockTime(end),
  ]
}

const clockTime = (seconds: number): string =>
  `${Math.floor(seconds / 3600)}:${String(Math.floor((seconds % 3600) / 60)).padStart(2, '0')}:00`

import { addDays, weekdayOf, type Day } from '@hourtab/domain/calendar'
import { cycleAfter, cycleOn } from '@hourtab/domain/cycle'
import { writeCsv } from '@hourtab/domain/csv/write'
import { parseLogLine } from '@hourtab/domain/log-line'
import { logEntry } from '../src/features/entries/log-entry.ts'
import { agreeHours } from '../src/features/grants/agree-hours.ts'
import { draftImport } from '../src/features/imports/draft-import.ts'
import { publishImport } from '../src/features/imports/publish-import.ts'
import { createRetainer } from '../src/features/retainers/create-retainer.ts'
import { setTerms } from '../src/features/retainers/set-terms.ts'
import { createShareLink } from '../src/features/share-links/create-share-link.ts'
import type { Context, Deps } from '../src/platform/context.ts'
import { inWorkspace } from '../src/platform/tenancy.ts'
import type { Engagement } from './engagement.ts'
import { engagements } from './story.ts'
import { grantsOf, scheduleOf, startOf, workOf, type Worked } from './timeline.ts'

/** Something a person did at a moment. */
type Step = { at: Date; run: (ctx: Context) => Promise<unknown> }

const typedWeeks = 2
const exportedWeeks = 4
const morning = '08:30'
const evening = '16:30'
const at = (day: Day, time: string) => new Date(`${day}T${time}:00Z`)

/** Tells five months of a studio's work through the verbs a person uses, one moment after the other, under a clock that follows. */
export async function tellSampleStudio(deps: Deps, { workspaceId, userId }: { workspaceId: string; userId: string }): Promise<void> {
  const now = deps.clock.now()
  const steps = engagements.flatMap((engagement) => stepsOf(engagement, now)).sort((a, b) => a.at.getTime() - b.at.getTime())
  await inWorkspace(deps.database, workspaceId, async (db) => {
    const time = { at: now }
    const actor = { userId, workspaceId, role: 'owner', scope: 'admin' } as const
    const config = { ...deps.config, planLimits: false }
    const ctx: Context = { ...deps, config, db, actor, clock: { now: () => time.at }, ifMatch: () => {}, onCommit: () => {} }
    for (const step of steps) {
      time.at = step.at
      await step.run(ctx)
    }
  })
}

/** The last weeks were typed in the evening, older ones came as an export of the time tracker every four weeks. */
function stepsOf(engagement: Engagement, now: Date): Step[] {
  const today = now.toISOString().slice(0, 10)
  const startsOn = startOf(engagement, today)
  const worked = workOf(engagement, startsOn, at(today, evening) <= now ? today : addDays(today, -1))
  const firstTypedWeek = (worked.at(-1)?.week ?? 0) - typedWeeks + 1
  let id = ''
  const steps: Step[] = [
    {
      at: at(startsOn, morning),
      run: async (ctx) => {
        id = (await createRetainer(ctx, { ...engagement.retainer, startsOn })).retainer.id
        for (const name of engagement.links) await createShareLink(ctx, id, { name, audience: 'full', expiresOn: null, password: null })
      },
    },
  ]
  for (const { day, line } of worked.filter(({ week }) => week >= firstTypedWeek)) {
    const { description, seconds } = parseLogLine(line, day)
    const entry = { workedOn: day, description, seconds: seconds ?? 0, billable: true }
    steps.push({ at: at(day, evening), run: (ctx) => logEntry(ctx, id, entry) })
  }
  for (let week = 0; week < firstTypedWeek; week += exportedWeeks) {
    const until = Math.min(week + exportedWeeks, firstTypedWeek)
    const rows = worked.filter((work) => work.week >= week && work.week < until)
    steps.push({
      at: at(addDays(startsOn, 7 * until + 1 - weekdayOf(startsOn)), morning),
      run: (ctx) => publishExport(ctx, id, engagement, rows),
    })
  }
  if (engagement.raise) steps.push(raised(engagement, engagement.raise, startsOn, () => id))
  for (const { on, grant } of grantsOf(engagement, startsOn)) steps.push({ at: at(on, evening), run: (ctx) => agreeHours(ctx, id, grant) })
  return steps
}

/** A cap raised from a later cycle on, as agreed with the client two days before: earlier cycles keep theirs. */
function raised(
  engagement: Engagement,
  { afterCycles, capHours }: NonNullable<Engagement['raise']>,
  startsOn: Day,
  id: () => string,
): Step {
  const { retainer } = engagement
  const schedule = scheduleOf(engagement, startsOn)
  const from = cycleAfter(schedule, cycleOn(schedule, startsOn), afterCycles).startsOn
  const terms = { from, capSeconds: capHours * 3600, surplus: retainer.surplus, deficit: retainer.deficit }
  return { at: at(addDays(from, -2), evening), run: (ctx) => setTerms(ctx, id(), terms) }
}

async function publishExport(ctx: Context, retainerId: string, { retainer }: Engagement, worked: Worked[]): Promise<void> {
  const rows = worked.map((work) => exportedRow(work, retainer.clientName ?? '-'))
  const filename = `TogglTrack_Report_Detailed_report_(from_${worked[0]!.day}_to_${worked.at(-1)!.day}).csv`
  const draft = await draftImport(ctx, retainerId, { bytes: Buffer.from(writeCsv([exportHeader, ...rows], [0])), filename })
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

function exportedRow({ day, line }: Worked, client: string): string[] {
  const { description, seconds } = parseLogLine(line, day)
  const [start, end] = [9 * 3600, 9 * 3600 + (seconds ?? 0)]
  return [
    description,
    'Yes',
    clockTime(end - start),
    'Ines Moro',
    'ines@moro.example',
    '-',
    client,
    '-',
    day,
    clockTime(start),
    day,
    clockTime(end),
  ]
}

const clockTime = (seconds: number): string =>
  [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), 0].map((part) => String(part).padStart(2, '0')).join(':')

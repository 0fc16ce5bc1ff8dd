import type { NewRetainer } from '@hourtab/contract/retainers'
import type { Day } from '@hourtab/domain/calendar'

/** A week of work: weekday (1 Monday … 5 Friday) → the lines the PM typed that day. */
type Week = Partial<Record<1 | 2 | 3 | 4 | 5, string[]>>
/** Weeks that follow one another, each as often as it says. */
type Phase = { weeks: number; rhythm: Week[] }

export type Engagement = {
  retainer: Omit<NewRetainer, 'startsOn' | 'clientId'>
  /** How many weeks before today it began. */
  weeksAgo: number
  phases: Phase[]
  /** Newer weeks that arrive as an export of a time tracker instead of being typed. */
  importedWeeks: number
  links: string[]
  raise?: { afterCycles: number; capHours: number }
}

const terms = {
  cadence: 'monthly',
  firstCycle: 'full',
  timeZone: 'UTC',
  deficit: false,
  counts: 'all',
  hourlyRate: null,
  surplus: { kind: 'none' },
} as const

const haldenPmo: Engagement = {
  retainer: { ...terms, clientName: 'Halden Rail', name: 'PMO retainer', capHours: 20, resetDay: 1, hourlyRate: 140 },
  weeksAgo: 21,
  importedWeeks: 0,
  links: ['CTO', 'CFO'],
  phases: [
    {
      weeks: 4,
      rhythm: [
        {
          1: ['Discovery: stakeholder interviews, 2 SMEs, signalling and timetable teams, 2h'],
          3: ['Requirements: integration point mapping + BRD draft, 2.5h'],
          5: ['Reporting: weekly status report, 0.5h'],
        },
        {
          2: ['Discovery: current-state documentation, dispatch and crew systems, 2h'],
          4: ['Requirements: conflict review between operations and finance, 1h 30m'],
          5: ['Reporting: weekly status report, 0.5h'],
        },
      ],
    },
    {
      weeks: 10,
      rhythm: [
        {
          1: ['Vendor Northline: weekly sync + deliverable acceptance review, 1.5h'],
          3: ['Risk: register review with workstream leads, 0.75h'],
          4: ['Vendor Sable Systems: weekly sync + change order analysis, 1h'],
          5: ['Reporting: weekly status report, 0.5h'],
        },
        {
          1: ['Vendor Northline: weekly sync, 0.75h'],
          2: ['Change: impact assessment, timetable feed scope, 1.5h'],
          4: ['Vendor Sable Systems: weekly sync + invoice review, 1.25h'],
          5: ['Reporting: steering committee deck, 1h'],
        },
      ],
    },
    {
      weeks: 20,
      rhythm: [
        {
          1: ['Vendor Northline: weekly sync + integration test schedule, 1.25h'],
          2: ['Go-live: cutover checklist review, 1h'],
          4: ['Vendor Sable Systems: weekly sync + deliverable acceptance, 1h'],
          5: ['Reporting: weekly status report, 0.5h'],
        },
        {
          1: ['Vendor Northline: weekly sync + change order review, 1h'],
          3: ['Risk: escalation review, signalling interface, 1h'],
          5: ['Process: PMO templates and RAID log upkeep, 0.75h', 'Reporting: steering committee deck, 1h'],
        },
      ],
    },
  ],
}

const haldenCutover: Engagement = {
  retainer: {
    ...terms,
    clientName: 'Halden Rail',
    name: 'Depot system cutover',
    capHours: 16,
    resetDay: 15,
    surplus: { kind: 'upTo', maxSeconds: 5 * 3600, expiresAfter: 1 },
  },
  weeksAgo: 12,
  importedWeeks: 0,
  links: ['Head of operations'],
  phases: [
    {
      weeks: 8,
      rhythm: [
        { 2: ['Go-live: cutover sequencing with depot leads, 1.5h'], 4: ['Vendor Marlow IT: weekly sync + test evidence review, 1.25h'] },
      ],
    },
    {
      weeks: 12,
      rhythm: [
        {
          1: ['Go-live: cutover rehearsal, 2h'],
          3: ['Vendor Marlow IT: weekly sync + defect triage, 1.5h'],
          4: ['Go-live: go/no-go criteria workshop, 1h'],
        },
      ],
    },
  ],
}

const kestrel: Engagement = {
  retainer: { ...terms, clientName: 'Kestrel Foods', name: 'Warehouse system rollout', capHours: 24, resetDay: 1 },
  weeksAgo: 20,
  importedWeeks: 2,
  links: ['VP Technology'],
  raise: { afterCycles: 3, capHours: 30 },
  phases: [
    {
      weeks: 9,
      rhythm: [
        {
          1: ['Vendor Alder WMS: weekly sync + deliverable review, 1.5h'],
          2: ['Vendor Brightscan: weekly sync, 0.75h'],
          3: ['Discovery: receiving process walk-through, 2 SMEs, 1.5h'],
          5: ['Reporting: weekly status report, 0.5h'],
        },
        {
          1: ['Vendor Alder WMS: weekly sync + change order analysis, 2h'],
          3: ['Vendor Tern Carriers: label specification review, 1h'],
          4: ['Change: scope decision paper, returns handling, 1.5h'],
          5: ['Reporting: weekly status report, 0.5h'],
        },
      ],
    },
    {
      weeks: 2,
      rhythm: [
        {
          1: ['Go-live: cutover checklist execution + issue triage, 4h'],
          2: ['Go-live: hypercare standup + escalation decisions, 3h'],
          3: ['Go-live: hypercare standup + issue triage, 2.5h'],
          4: ['Vendor Alder WMS: defect escalation call, 2h'],
          5: ['Go-live: hypercare standup + adoption monitoring, 2h', 'Reporting: go-live report, 1.5h'],
        },
      ],
    },
    {
      weeks: 20,
      rhythm: [
        {
          1: ['Vendor Alder WMS: weekly sync + defect review, 1.5h'],
          2: ['Go-live: adoption monitoring, second site, 1.5h'],
          4: ['Vendor Tern Carriers: weekly sync + invoice review, 1h'],
          5: ['Reporting: weekly status report, 0.5h'],
        },
        {
          1: ['Vendor Alder WMS: weekly sync + acceptance review, 1.25h'],
          3: ['Vendor Brightscan: handheld rollout schedule, 1h'],
          4: ['Risk: second site readiness review, 1h'],
          5: ['Reporting: weekly status report, 0.5h'],
        },
      ],
    },
  ],
}

const orla: Engagement = {
  retainer: {
    ...terms,
    clientName: 'Orla Health',
    name: 'Vendor coordination',
    capHours: 30,
    resetDay: 1,
    cadence: 'quarterly',
    firstCycle: 'prorated',
    deficit: true,
  },
  weeksAgo: 17,
  importedWeeks: 0,
  links: ['CIO'],
  phases: [
    {
      weeks: 40,
      rhythm: [
        {
          2: ['Vendor Cedar EHR: weekly sync + contract milestone review, 1h'],
          4: ['Vendor Finch Imaging: interface alignment call, 0.75h'],
        },
        { 2: ['Vendor Cedar EHR: weekly sync + acceptance criteria, 1.25h'] },
      ],
    },
  ],
}

export const engagements: Engagement[] = [haldenPmo, haldenCutover, kestrel, orla]

/** What was typed on each day of an engagement, from its first Monday through the day before today. */
export function* daysOf(
  engagement: Engagement,
  mondays: Day[],
): Generator<{ monday: Day; weekday: number; lines: string[]; isImported: boolean }> {
  let week = 0
  for (const phase of engagement.phases) {
    for (let n = 0; n < phase.weeks && week < mondays.length; n++, week++) {
      const rhythm = phase.rhythm[n % phase.rhythm.length]!
      const isImported = week >= mondays.length - engagement.importedWeeks
      for (const [weekday, lines] of Object.entries(rhythm)) yield { monday: mondays[week]!, weekday: Number(weekday), lines, isImported }
    }
  }
}

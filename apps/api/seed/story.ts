import type { Engagement } from './engagement.ts'

const unset = { hourlyRate: null, fee: null, currency: null, closesAfterDays: null }
const terms = {
  cadence: 'monthly',
  firstCycle: 'full',
  timeZone: 'UTC',
  deficit: false,
  counts: 'all',
  alertsAt: [50, 80, 100] as number[],
  updates: { every: 'week', weekday: 5 },
  showsPending: false,
  ...unset,
  surplus: { kind: 'none' },
} as const

/** Comfortably under: discovery first, then two vendors every week. */
const haldenPmo: Engagement = {
  retainer: { ...terms, clientName: 'Halden Rail', name: 'PMO retainer', capHours: 20, hourlyRate: 140 },
  cyclesBehind: 5,
  daysIntoCycle: 19,
  links: ['CTO', 'CFO'],
  phases: [
    {
      weeks: 4,
      rhythm: [
        {
          1: 'Discovery: stakeholder interviews, 2 SMEs, signalling and timetable teams, 2h',
          3: 'Requirements: integration point mapping, dispatch to crew rostering, 1.5h',
          5: 'Reporting: weekly status report, 0.5h',
        },
        {
          2: 'Discovery: current-state documentation, dispatch system, 2h',
          4: 'Requirements: elicitation workshop with operations, 1.5h',
          5: 'Reporting: weekly status report, 0.5h',
        },
        {
          1: 'Discovery: stakeholder interviews, 3 SMEs, finance and depots, 2h',
          3: 'Requirements: integration point mapping + BRD draft, 2h',
          5: 'Reporting: weekly status report, 0.5h',
        },
        {
          2: 'Requirements: conflict review between operations and finance, 1h 30m',
          4: 'Requirements: BRD draft, second pass, 2h',
          5: 'Reporting: steering committee deck, 1h',
        },
      ],
    },
    {
      weeks: 40,
      rhythm: [
        {
          1: 'Vendor Northline: weekly sync + deliverable acceptance review, 1.5h',
          3: 'Risk: register review with workstream leads, 0.75h',
          4: 'Vendor Sable Systems: weekly sync + change order analysis, 1.25h',
          5: 'Reporting: weekly status report, 0.5h',
        },
        {
          1: 'Vendor Northline: weekly sync, 0.75h',
          2: 'Change: impact assessment, timetable feed scope, 1.5h',
          4: 'Vendor Sable Systems: weekly sync + invoice review, 1.25h',
          5: 'Reporting: steering committee deck, 1h',
        },
        {
          1: 'Vendor Northline: weekly sync + integration test schedule, 1.25h',
          3: 'Process: RAID log and decision log upkeep, 0.5h',
          4: 'Vendor Sable Systems: weekly sync + deliverable acceptance review, 1.5h',
          5: 'Reporting: weekly status report, 0.5h',
        },
        {
          1: 'Vendor Northline: weekly sync + change order review, 1.5h',
          2: 'Risk: escalation review, signalling interface, 1h',
          4: 'Vendor Sable Systems: weekly sync, 0.75h',
          5: 'Reporting: executive summary for the board, 1h',
        },
      ],
    },
  ],
}

/** Near the cap: the cutover draws close, and what was left of the cycle before has been carried in. */
const haldenCutover: Engagement = {
  retainer: {
    ...terms,
    clientName: 'Halden Rail',
    name: 'Depot system cutover',
    capHours: 16,
    surplus: { kind: 'upTo', maxSeconds: 5 * 3600, expiresAfter: 1 },
  },
  cyclesBehind: 2,
  daysIntoCycle: 24,
  links: ['Head of operations'],
  phases: [
    {
      weeks: 4,
      rhythm: [
        {
          2: 'Go-live: cutover sequencing with depot leads, 1.5h',
          4: 'Vendor Marlow IT: weekly sync + test evidence review, 1.25h',
        },
        {
          2: 'Go-live: cutover checklist draft, 1.5h',
          4: 'Vendor Marlow IT: weekly sync + change order analysis, 1.25h',
        },
      ],
    },
    {
      weeks: 4,
      rhythm: [
        {
          1: 'Go-live: cutover rehearsal, first depot, 1.75h',
          3: 'Vendor Marlow IT: weekly sync + defect triage, 1.5h',
        },
        {
          2: 'Go-live: rehearsal findings with depot leads, 0.75h',
          3: 'Vendor Marlow IT: weekly sync + deliverable acceptance review, 1.5h',
          5: 'Risk: rollback plan review, 1h',
        },
      ],
    },
    {
      weeks: 40,
      rhythm: [
        {
          1: 'Go-live: cutover rehearsal, all depots, 2.5h',
          3: 'Vendor Marlow IT: weekly sync + defect triage, 1.5h',
          4: 'Go-live: go/no-go criteria workshop, 1.25h',
        },
        {
          1: 'Go-live: cutover checklist execution, dry run, 2h',
          3: 'Vendor Marlow IT: weekly sync + integration test schedule, 1.5h',
          4: 'Change: scope decision paper, ticket printers, 1h',
        },
      ],
    },
  ],
}

/** Over in its go-live cycle, three times the usual hours, though some were agreed on top and some borrowed; since then the cap is higher. */
const kestrel: Engagement = {
  retainer: { ...terms, clientName: 'Kestrel Foods', name: 'Warehouse system rollout', capHours: 24, hourlyRate: 135 },
  cyclesBehind: 4,
  daysIntoCycle: 13,
  links: ['VP Technology'],
  raise: { afterCycles: 3, capHours: 30 },
  agreed: [
    { inCycle: 2, daysIntoCycle: 5, hours: 8, reason: 'go-live and hypercare, two weeks', agreedBy: 'VP Technology' },
    { inCycle: 2, daysIntoCycle: 19, hours: 3, reason: 'second week of hypercare', agreedBy: 'VP Technology', lentCyclesLater: 1 },
  ],
  phases: [
    {
      weeks: 10,
      rhythm: [
        {
          1: 'Vendor Alder WMS: weekly sync + deliverable review, 1.5h',
          2: 'Vendor Brightscan: weekly sync, 0.75h',
          3: 'Discovery: receiving process walk-through, 2 SMEs, 1.5h',
          5: 'Reporting: weekly status report, 0.5h',
        },
        {
          1: 'Vendor Alder WMS: weekly sync + change order analysis, 2h',
          3: 'Vendor Tern Carriers: label specification review, 1h',
          4: 'Change: scope decision paper, returns handling, 1.5h',
          5: 'Reporting: weekly status report, 0.5h',
        },
      ],
    },
    {
      weeks: 2,
      rhythm: [
        {
          1: 'Go-live: cutover sequencing with all workstreams and vendors, 3.5h',
          2: 'Go-live: go/no-go meeting + decision documentation, 2.5h',
          3: 'Go-live: cutover checklist execution + issue triage, 4h',
          4: 'Go-live: cutover checklist execution + hypercare standup, 3h',
          5: 'Go-live: hypercare standup + escalation decisions, 2h',
        },
        {
          1: 'Go-live: hypercare standup + issue triage, 3h',
          2: 'Vendor Alder WMS: defect escalation call + acceptance review, 2.5h',
          3: 'Go-live: hypercare standup + escalation triage, 3h',
          4: 'Go-live: hypercare standup + adoption monitoring, 2.5h',
          5: 'Reporting: go-live report, 2h',
        },
      ],
    },
    {
      weeks: 1,
      rhythm: [
        {
          1: 'Go-live: hypercare standup + adoption monitoring, 2h',
          3: 'Go-live: issue triage + handover to support, 2h',
          5: 'Reporting: hypercare close-out, 1h',
        },
      ],
    },
    {
      weeks: 40,
      rhythm: [
        {
          1: 'Vendor Alder WMS: weekly sync + defect review, 1.5h',
          2: 'Discovery: second site, stakeholder interviews, 3 SMEs, 2.5h',
          4: 'Vendor Tern Carriers: weekly sync + invoice review, 1h',
          5: 'Reporting: weekly status report, 0.5h',
        },
        {
          1: 'Vendor Alder WMS: weekly sync + deliverable acceptance review, 1.75h',
          3: 'Vendor Brightscan: handheld rollout schedule, 1.25h',
          4: 'Risk: second site readiness review, 1.5h',
          5: 'Reporting: weekly status report, 0.5h',
        },
      ],
    },
  ],
}

/** Quarterly: small steady hours, and whatever goes over is deducted from the next quarter. */
const orla: Engagement = {
  retainer: { ...terms, clientName: 'Orla Health', name: 'Vendor coordination', capHours: 30, cadence: 'quarterly', deficit: true },
  cyclesBehind: 1,
  daysIntoCycle: 48,
  links: ['CIO'],
  phases: [
    {
      weeks: 60,
      rhythm: [
        {
          2: 'Vendor Cedar EHR: weekly sync + contract milestone review, 1.25h',
          4: 'Vendor Finch Imaging: interface alignment call, 0.75h',
        },
        { 2: 'Vendor Cedar EHR: weekly sync + acceptance criteria, 1.25h', 3: 'Discovery: referral workflow walk-through, 1 SME, 1h' },
        {
          2: 'Vendor Cedar EHR: weekly sync + change order analysis, 1.5h',
          4: 'Vendor Finch Imaging: vendor-to-vendor technical alignment, 0.75h',
        },
        { 2: 'Vendor Cedar EHR: weekly sync, 0.75h', 5: 'Reporting: quarter outlook for the CIO, 1h' },
      ],
    },
  ],
}

export const engagements: Engagement[] = [orla, kestrel, haldenCutover, haldenPmo]

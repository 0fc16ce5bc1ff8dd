import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, Instant, Seconds, pageOf, pageQuery } from './primitives.ts'

export const CycleRange = z.object({
  startsOn: Day,
  endsOn: Day,
  resetsOn: Day.describe('The first day of the next cycle'),
  state: z.enum(['open', 'closed']).describe('Closed: frozen in a statement'),
  pausedSince: Day.optional().describe('The cycle begins in a pause and has no cap: the first day of the first such cycle'),
  resumesOn: Day.optional().describe('The first day of the next cycle with a cap, where it is known and lies ahead'),
  pausesOn: Day.optional().describe('A pause begins with the next cycle, and no reset'),
})

export const figures = {
  capSeconds: Seconds,
  carriedInSeconds: Seconds.describe('Negative when a deficit was carried'),
  grantedSeconds: Seconds.describe('Agreed on top of the cap'),
  availableSeconds: Seconds.describe('cap + carried + agreed'),
  usedSeconds: Seconds,
  leftSeconds: Seconds,
  overSeconds: Seconds,
}

/** Where one cycle of a retainer stands. */
export const Balance = z
  .object({
    cycle: CycleRange,
    ...figures,
    entryCount: z.int(),
    loggedThrough: Day.nullable().describe('The latest day with an entry in this cycle'),
    asOf: Instant,
    sentence: z.string().describe('The header line in words'),
  })
  .meta({
    id: 'Balance',
    examples: [
      {
        cycle: { startsOn: '2026-07-01', endsOn: '2026-07-31', resetsOn: '2026-08-01', state: 'open' },
        capSeconds: 72000,
        carriedInSeconds: 0,
        grantedSeconds: 0,
        availableSeconds: 72000,
        usedSeconds: 43200,
        leftSeconds: 28800,
        overSeconds: 0,
        entryCount: 7,
        loggedThrough: '2026-07-14',
        asOf: '2026-07-14T16:20:00.000Z',
        sentence: '12 of 20 hours used · 8 hours remain · resets Aug 1',
      },
    ],
  })
export type Balance = z.output<typeof Balance>

/** One line of the sum behind a balance; the lines before `remain` or `over` add up to it. */
export const ExplanationLine = z
  .object({
    kind: z.enum(['cap', 'carried', 'agreed', 'lent', 'logged', 'remain', 'over']),
    label: z.string().describe('In words: where the hours come from, why they were agreed, when they expire'),
    seconds: Seconds.describe('Negative where hours are taken away; `over` is what the lines before it are below zero'),
    hours: z.string().describe('As printed; the printed figures add up too'),
  })
  .meta({ id: 'ExplanationLine' })
export type ExplanationLine = z.output<typeof ExplanationLine>

/** One cycle in a list of cycles. */
export const CycleLine = z.object({ cycle: CycleRange, ...figures, sentence: z.string() }).meta({ id: 'CycleLine' })
export type CycleLine = z.output<typeof CycleLine>

const explanation = z.array(ExplanationLine).describe('The sum behind the balance')

/** One cycle with the sum that leads to it. */
export const ExplainedCycle = CycleLine.extend({ explanation }).meta({ id: 'ExplainedCycle' })
export type ExplainedCycle = z.output<typeof ExplainedCycle>

/** A share of a cycle's hours that was passed in it. */
export const PassedShare = z
  .object({ percent: z.int().describe('Of the hours available in the cycle'), at: Instant.describe('When it was passed first') })
  .meta({ id: 'PassedShare' })
export type PassedShare = z.output<typeof PassedShare>

/** How the cycle goes, once work is logged on five days of it. A forecast in plain words, and no measurement. */
export const Pace = z
  .object({
    day: z.int().describe('The day of the cycle that today is'),
    ofDays: z.int(),
    usedPerWeekSeconds: Seconds.describe('What is used a week so far'),
    runsOutOn: Day.nullable().describe('About when the hours run out at this pace; null when they last to the reset or are used up'),
    leftPerWeekSeconds: Seconds.nullable().describe(
      'What is left for each week to the reset; null in its last week and when nothing is left',
    ),
    sentence: z.string(),
  })
  .meta({
    id: 'Pace',
    examples: [
      {
        day: 14,
        ofDays: 31,
        usedPerWeekSeconds: 25200,
        runsOutOn: '2026-07-20',
        leftPerWeekSeconds: 8400,
        sentence: 'day 14 of 31 · at this pace the hours run out around Jul 20 · about 2.5 hours a week to the reset',
      },
    ],
  })
export type Pace = z.output<typeof Pace>

/** What the console shows beside a balance. */
export const course = {
  alerts: z.array(PassedShare).describe('The shares that alerted in this cycle, lowest first'),
  pace: Pace.nullable().describe('Null before work is logged on five days of the cycle, and for cycles other than that of today'),
}

const params = z.object({ retainerId: Id })

export const readBalance = endpoint({
  name: 'readBalance',
  method: 'GET',
  path: '/api/v1/retainers/:retainerId/balance',
  summary: 'The balance of the cycle that holds a day, by default today',
  description:
    'The figures, the header line in words, and the sum behind them line by line. It costs the same however long the work log is.',
  access: 'read',
  params,
  query: z.strictObject({ on: Day.optional() }),
  status: 200,
  response: z.object({
    balance: Balance,
    explanation,
    ...course,
    dueOn: Day.nullable().describe(
      'The day by whose end the next update is due; one that has passed is late. Null where none was promised',
    ),
  }),
  answers: [422],
})

export const listCycles = endpoint({
  name: 'listCycles',
  method: 'GET',
  path: '/api/v1/retainers/:retainerId/cycles',
  summary: 'Every cycle so far, newest first, each with the cap it had',
  description: 'Each with the sum that leads to its balance, so that any figure of the past can be explained.',
  access: 'read',
  params,
  query: z.strictObject({
    ...pageQuery,
    coming: z
      .literal('agreed')
      .optional()
      .describe('Adds coming cycles: the next one, and those on through the last that hours are agreed for or borrowed from'),
  }),
  status: 200,
  response: pageOf(ExplainedCycle),
})

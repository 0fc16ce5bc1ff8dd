import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, Instant, Seconds, pageOf } from './primitives.ts'

export const CycleRange = z.object({
  startsOn: Day,
  endsOn: Day,
  resetsOn: Day.describe('The first day of the next cycle'),
  state: z.enum(['open', 'closed']).describe('Closed: frozen in a statement'),
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

const params = z.object({ retainerId: Id })

export const readBalance = endpoint({
  name: 'readBalance',
  method: 'GET',
  path: '/api/v1/retainers/:retainerId/balance',
  summary: 'The balance of the cycle that holds a day, by default today',
  access: 'read',
  params,
  query: z.strictObject({ on: Day.optional() }),
  status: 200,
  response: z.object({ balance: Balance, explanation }),
  answers: [422],
})

export const listCycles = endpoint({
  name: 'listCycles',
  method: 'GET',
  path: '/api/v1/retainers/:retainerId/cycles',
  summary: 'Every cycle so far, newest first, each with the cap it had',
  access: 'read',
  params,
  status: 200,
  response: pageOf(ExplainedCycle),
})

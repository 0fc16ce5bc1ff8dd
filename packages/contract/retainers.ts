import { z } from 'zod'
import { Balance, course } from './balance.ts'
import { endpoint } from './endpoint.ts'
import { Surplus, Terms } from './terms.ts'
import { stamp } from './updates.ts'
import { CapSeconds, Day, Id, Instant, TimeZone, pageOf, pageQuery, text } from './primitives.ts'

/** Cycles that begin on `from` or later, and before `until`, have no cap. */
export const Pause = z
  .object({ from: Day, until: Day.nullable().describe('The first day of the first cycle with a cap; null while nobody has said when') })
  .meta({ id: 'Pause' })
export type Pause = z.output<typeof Pause>

const ResetDay = z.int('A day of the month, 1 to 31').min(1, 'A day of the month, 1 to 31').max(31, 'A day of the month, 1 to 31')
const schedule = {
  cadence: z.enum(['monthly', 'quarterly']),
  firstCycle: z.enum(['full', 'prorated']),
  timeZone: TimeZone,
  counts: z.enum(['all', 'billable']).describe('Which entries count: all, or billable ones only'),
}
const Amount = (max: number) => z.number().min(0, 'Not below zero').max(max).multipleOf(0.01, 'At most two decimals').nullable()
const price = {
  hourlyRate: Amount(100_000),
  fee: Amount(10_000_000).describe('What a cycle costs'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'Three capital letters such as EUR')
    .nullable(),
}
const ClosesAfterDays = z
  .int('Whole days, 0 to 60')
  .min(0, 'Whole days, 0 to 60')
  .max(60, 'Whole days, 0 to 60')
  .nullable()
  .describe('How many days after its end a cycle is closed by itself; null: by hand')

const mostAlerts = 6
const share = 'A whole percent, 1 to 200'

/** The shares of a cycle's hours that alert when they are passed. */
const AlertsAt = z
  .array(z.int(share).min(1, share).max(200, share))
  .max(mostAlerts, `At most ${mostAlerts}`)
  .refine((shares) => new Set(shares).size === shares.length, 'Each share once')
  .describe('The shares, in percent of the hours available in a cycle, that alert when they are passed; none alert when it is empty')

/** Hours sold to a client for every cycle. Rate, fee and currency are for the PM alone. */
export const Retainer = z
  .object({
    id: Id,
    client: z.object({ id: Id, name: z.string() }),
    name: z.string(),
    startsOn: Day,
    resetDay: z.int(),
    ...schedule,
    terms: Terms.describe('In force today'),
    pause: Pause.nullable().describe('The one that lasts or is to come'),
    ...price,
    closesAfterDays: ClosesAfterDays,
    closedThrough: Day.nullable().describe('The last day that is closed; what is worked until then and logged later counts after it'),
    alertsAt: z.array(z.int()).describe('The shares, in percent of the hours available in a cycle, that alert when they are passed'),
    ...stamp,
    createdAt: Instant,
  })
  .meta({ id: 'Retainer' })
export type Retainer = z.output<typeof Retainer>

/** A retainer as the list shows it. */
export const RetainerCard = Retainer.extend({ balance: Balance, ...course }).meta({ id: 'RetainerCard' })
export type RetainerCard = z.output<typeof RetainerCard>

export const NewRetainer = z
  .strictObject({
    clientId: Id.optional(),
    clientName: text(200).optional(),
    name: text(200),
    capSeconds: CapSeconds.optional(),
    capHours: z
      .number()
      .max(10_000, 'At most 10,000 hours')
      .refine((hours) => Math.round(hours * 3600) > 0, 'A cap is more than zero')
      .optional(),
    startsOn: Day,
    resetDay: ResetDay.optional(),
    cadence: schedule.cadence.default('monthly'),
    firstCycle: schedule.firstCycle.default('full'),
    timeZone: TimeZone.default('UTC'),
    surplus: Surplus.default({ kind: 'none' }),
    deficit: z.boolean().default(false),
    counts: schedule.counts.default('all'),
    hourlyRate: price.hourlyRate.default(null),
    fee: price.fee.default(null),
    currency: price.currency.default(null),
    closesAfterDays: ClosesAfterDays.default(null),
    alertsAt: AlertsAt.default([50, 80, 100]),
    updates: stamp.updates.default(null),
    showsPending: stamp.showsPending.default(false),
  })
  .superRefine((given, check) => {
    const say = (path: string, message: string) => check.addIssue({ code: 'custom', path: [path], message })
    if (!given.clientId === !given.clientName) say('clientName', 'Give clientName, or the clientId of a client you have')
    if ((given.capSeconds === undefined) === (given.capHours === undefined)) say('capHours', 'Give capHours or capSeconds')
  })
  .meta({ examples: [{ clientName: 'Halden Rail', name: 'PMO retainer', capHours: 20, startsOn: '2026-07-01', resetDay: 1 }] })
export type NewRetainer = z.output<typeof NewRetainer>

export const RetainerChange = z
  .strictObject({
    name: text(200),
    startsOn: Day,
    resetDay: ResetDay,
    ...schedule,
    ...price,
    closesAfterDays: ClosesAfterDays,
    alertsAt: AlertsAt,
    ...stamp,
  })
  .partial()
  .meta({ examples: [{ name: 'PMO retainer 2026' }] })
export type RetainerChange = z.output<typeof RetainerChange>

const params = z.object({ retainerId: Id })
const answer = z.object({ retainer: Retainer })

export const listRetainers = endpoint({
  name: 'listRetainers',
  method: 'GET',
  path: '/api/v1/retainers',
  summary: 'Your retainers, newest first, each with its balance',
  description: 'Each comes with its balance of today, its pace and the alerts of this cycle, so that one call draws a whole dashboard.',
  access: 'read',
  keptKeys: true,
  query: z.strictObject({ ...pageQuery, clientId: Id.optional() }),
  status: 200,
  response: pageOf(RetainerCard),
})

export const createRetainer = endpoint({
  name: 'createRetainer',
  method: 'POST',
  path: '/api/v1/retainers',
  summary: 'Begin a retainer for a client',
  description:
    'Give `clientId`, or a `clientName`: one that is not known yet is added. Give `capHours` or `capSeconds`. The first cycle begins on `startsOn`; later ones on the reset day.',
  access: 'write',
  body: NewRetainer,
  status: 201,
  response: z.object({ retainer: Retainer, balance: Balance }),
  noun: 'retainer',
})

export const readRetainer = endpoint({
  name: 'readRetainer',
  method: 'GET',
  path: '/api/v1/retainers/:retainerId',
  summary: 'One retainer',
  description: 'With the terms in force today. The ETag of the answer is what `changeRetainer` takes in `If-Match`.',
  access: 'read',
  params,
  status: 200,
  response: answer,
  noun: 'retainer',
})

export const changeRetainer = endpoint({
  name: 'changeRetainer',
  method: 'PATCH',
  path: '/api/v1/retainers/:retainerId',
  summary: 'Change a retainer; its cap and rollover are changed through its terms',
  description:
    'What is left out stays. A change of dates moves the cycles that are still open; closed ones stay as they were printed. `previewChange` shows what a change would do.',
  access: 'write',
  params,
  body: RetainerChange,
  status: 200,
  response: answer,
  noun: 'retainer',
  guarded: true,
})

export const removeRetainer = endpoint({
  name: 'removeRetainer',
  method: 'DELETE',
  path: '/api/v1/retainers/:retainerId',
  summary: 'Remove a retainer with its entries, imports and links',
  description: 'Its links say that they are no longer shared. It cannot be undone.',
  access: 'admin',
  params,
  status: 204,
  response: z.undefined(),
})

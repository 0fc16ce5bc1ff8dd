import { z } from 'zod'
import { Balance } from './balance.ts'
import { endpoint } from './endpoint.ts'
import { CapSeconds, Day, Id, Seconds, pageOf } from './primitives.ts'

const expiresAfter = z.int().min(1).max(120).nullable().describe('How many cycles carried hours stay usable; null is for ever')

/** What happens to hours left at the end of a cycle. */
export const Surplus = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('all'), expiresAfter }),
    z.strictObject({ kind: z.literal('upTo'), maxSeconds: CapSeconds, expiresAfter }),
  ])
  .meta({ id: 'Surplus' })
export type Surplus = z.output<typeof Surplus>

const terms = {
  capSeconds: CapSeconds.describe('Hours in a cycle, in seconds'),
  surplus: Surplus,
  deficit: z.boolean().describe('True: overuse is deducted from the next cycle'),
}

/** The conditions in force from a cycle's first day on. */
export const Terms = z.object({ from: Day, ...terms, capSeconds: Seconds }).meta({ id: 'Terms' })
export type Terms = z.output<typeof Terms>

export const NewTerms = z
  .strictObject({ from: Day, ...terms, surplus: Surplus.default({ kind: 'none' }), deficit: z.boolean().default(false) })
  .meta({ examples: [{ from: '2026-08-01', capSeconds: 108000, surplus: { kind: 'none' }, deficit: false }] })

const params = z.object({ retainerId: Id })

export const listTerms = endpoint({
  name: 'listTerms',
  method: 'GET',
  path: '/api/v1/retainers/:retainerId/terms',
  summary: 'The terms, oldest first',
  description: 'Each holds from its first day until the next begins.',
  access: 'read',
  params,
  status: 200,
  response: pageOf(Terms),
})

export const setTerms = endpoint({
  name: 'setTerms',
  method: 'POST',
  path: '/api/v1/retainers/:retainerId/terms',
  summary: 'Set the terms from a cycle on; earlier cycles keep theirs',
  description:
    'They hold from the first day of a cycle, `from`. Terms of closed cycles cannot be set. Where there are terms from that day already, these replace them.',
  access: 'write',
  params,
  body: NewTerms,
  status: 201,
  response: z.object({ terms: Terms, balance: Balance }),
})

/** Neither the first ones are removed nor those of closed cycles. */
export const removeTerms = endpoint({
  name: 'removeTerms',
  method: 'DELETE',
  path: '/api/v1/retainers/:retainerId/terms/:from',
  summary: 'Remove the terms that begin on a day; those before them go on',
  description: 'Neither the first terms can be removed nor those of closed cycles: both answer 409.',
  access: 'write',
  params: params.extend({ from: z.string().max(40).describe('The first day of these terms') }),
  status: 200,
  response: z.object({ balance: Balance }),
  answers: [409],
})

import { z } from 'zod'
import { Balance } from './balance.ts'
import { endpoint } from './endpoint.ts'
import { Day, Id } from './primitives.ts'
import { Retainer } from './retainers.ts'

export const NewPause = z
  .strictObject({ from: Day.optional().describe('The first day of the first cycle without a cap: of the present one, or of one to come') })
  .meta({ examples: [{ from: '2026-08-01' }] })
export type NewPause = z.output<typeof NewPause>

export const Resumption = z.strictObject({
  from: Day.optional().describe('The first day of the first cycle with a cap again: of the present one, or of one to come'),
})
export type Resumption = z.output<typeof Resumption>

const params = z.object({ retainerId: Id })
const response = z.object({ retainer: Retainer, balance: Balance })

/** By default from the next cycle on. A pause that lasts is extended until somebody resumes it. */
export const pauseRetainer = endpoint({
  name: 'pauseRetainer',
  method: 'PUT',
  path: '/api/v1/retainers/:retainerId/pause',
  summary: 'Pause a retainer: cycles have no cap until it is resumed; what is logged in them still counts',
  description: 'By default from the next cycle on. What is logged in a pause is kept, and counts in no cap.',
  access: 'write',
  params,
  body: NewPause,
  status: 200,
  response,
  noun: 'retainer',
  answers: [409],
})

/** By default with the next cycle, or with the present one on its first day. A pause that has not begun is taken back. */
export const resumeRetainer = endpoint({
  name: 'resumeRetainer',
  method: 'DELETE',
  path: '/api/v1/retainers/:retainerId/pause',
  summary: 'Resume a paused retainer: cycles have their cap again, on the days they would have reset on anyway',
  description: 'By default with the next cycle. A pause that has not begun yet is taken back.',
  access: 'write',
  params,
  query: Resumption,
  status: 200,
  response,
  noun: 'retainer',
})

import { z } from 'zod'
import { CycleLine } from './balance.ts'
import { endpoint } from './endpoint.ts'
import { NewPause, Resumption } from './pauses.ts'
import { Day, Id } from './primitives.ts'
import { RetainerChange } from './retainers.ts'
import { NewTerms } from './terms.ts'

/** A change of what is agreed, as the operation that makes it takes it. */
export const PlannedChange = z
  .discriminatedUnion('change', [
    NewTerms.extend({ change: z.literal('terms') }).meta({ description: 'As setTerms takes it' }),
    z.strictObject({ change: z.literal('removed-terms'), from: Day }).meta({ description: 'As removeTerms takes it' }),
    NewPause.extend({ change: z.literal('pause') }).meta({ description: 'As pauseRetainer takes it' }),
    Resumption.extend({ change: z.literal('resumption') }).meta({ description: 'As resumeRetainer takes it' }),
    RetainerChange.extend({ change: z.literal('schedule') }).meta({ description: 'As changeRetainer takes it' }),
  ])
  .meta({ examples: [{ change: 'terms', from: '2026-08-01', capSeconds: 108000, surplus: { kind: 'none' }, deficit: false }] })
export type PlannedChange = z.output<typeof PlannedChange>

/** A cycle as it is and as it would be; null where there is no cycle that begins on this day. */
export const CyclePreview = z.object({ before: CycleLine.nullable(), after: CycleLine.nullable() }).meta({ id: 'CyclePreview' })
export type CyclePreview = z.output<typeof CyclePreview>

/** Refuses what the operation itself would refuse. */
export const previewChange = endpoint({
  name: 'previewChange',
  method: 'POST',
  path: '/api/v1/retainers/:retainerId/preview',
  summary: 'What a change of terms, pause or schedule would make of each cycle; stores nothing',
  description: 'Takes the change as the operation that makes it does, and refuses what that would refuse.',
  access: 'write',
  params: z.object({ retainerId: Id }),
  body: PlannedChange,
  status: 200,
  response: z.object({
    cycles: z.array(CyclePreview).describe('The cycle of today and those that change, oldest first, a few cycles beyond the change'),
  }),
})

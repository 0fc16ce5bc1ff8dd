import { z } from 'zod'
import { Day } from './primitives.ts'

/** How often the client is promised an update: by the end of a weekday, or of each working day. */
export const Updates = z
  .discriminatedUnion('every', [
    z.strictObject({ every: z.literal('week'), weekday: z.int('1, Monday, to 7').min(1, '1, Monday, to 7').max(7, '1, Monday, to 7') }),
    z.strictObject({ every: z.literal('day') }),
  ])
  .meta({ id: 'Updates' })
export type Updates = z.output<typeof Updates>

/** What a PM promises of a log's being current, and says of it. */
export const stamp = {
  updates: Updates.nullable().describe('How often the client is promised an update; the client page names the day it is due'),
  completeThrough: Day.nullable().describe('The day through which you say that nothing is missing from the log'),
  showsPending: z.boolean().describe('Whether the client sees how many hours wait in imports that are not published'),
}

import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { WorkType } from './entries.ts'
import { Day, Id, Seconds, text } from './primitives.ts'

/** A line of text as it was understood; nothing is stored. */
export const ParsedLine = z.object({
  text: z.string(),
  workedOn: Day,
  seconds: Seconds.nullable(),
  description: z.string(),
  workType: WorkType,
  vendor: z.string().nullable(),
  problems: z.array(z.object({ field: z.enum(['duration', 'workedOn', 'description']), detail: z.string() })),
})

export const parseLines = endpoint({
  name: 'parseLines',
  method: 'POST',
  path: '/api/v1/retainers/:retainerId/entries/parse',
  summary: 'Read lines of text as entries; stores nothing',
  description: 'One line, one entry: `Vendor A: weekly sync, 3h yesterday`. Each comes back as it was understood, with what is missing.',
  access: 'write',
  params: z.object({ retainerId: Id }),
  body: z
    .strictObject({ text: text(20_000) })
    .meta({ examples: [{ text: 'Vendor A: weekly sync + change order analysis + deliverable acceptance review, 3h' }] }),
  status: 200,
  response: z.object({ drafts: z.array(ParsedLine) }),
})

import { z } from 'zod'
import { WorkType } from './entries.ts'
import { Day, EntrySeconds, text } from './primitives.ts'

/** The id of a row of a draft. */
export const RowId = z.string().regex(/^[0-9a-f.-]{1,40}$/, 'The id of a row')
/** What the PM writes over a row; the rest stays as it was read. */
export const RowEdit = z
  .strictObject({
    workedOn: Day,
    seconds: EntrySeconds,
    description: text(2000),
    workType: WorkType,
    vendor: text(120).nullable(),
    project: text(120).nullable(),
    billable: z.boolean(),
  })
  .partial()
export type RowEdit = z.output<typeof RowEdit>

/** One of the parts a row is split into; what is left out is as in the row. */
export const RowPart = RowEdit.required({ seconds: true, description: true })
export type RowPart = z.output<typeof RowPart>

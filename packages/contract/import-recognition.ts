import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id } from './primitives.ts'

/** The body is the file: multipart with a `file`, or `text/csv`. */
export const recogniseImport = endpoint({
  name: 'recogniseImport',
  method: 'POST',
  path: '/api/v1/imports/recognise',
  summary: 'Say which retainer an export belongs to, by earlier choices; stores nothing',
  description: 'For an inbox of exports: say which retainer a file is for before it is drafted.',
  access: 'write',
  keptKeys: true,
  query: z.strictObject({ filename: z.string().max(255).optional() }),
  body: z.custom<FormData>(),
  upload: true,
  status: 200,
  response: z.object({
    dialect: z.string(),
    why: z.string(),
    retainers: z
      .array(
        z.object({
          id: Id,
          name: z.string(),
          client: z.object({ id: Id, name: z.string() }),
          because: z.enum(['earlier', 'name']).describe('Earlier imports into it, or only its client has the same name'),
          rows: z.int().describe('Rows of the file that would go there'),
        }),
      )
      .describe('Best first; empty when nothing tells'),
  }),
  answers: [413, 415, 422],
})

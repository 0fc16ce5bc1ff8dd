import type { Endpoint } from '@hourtab/contract/endpoint'
import type { z } from 'zod'
import { headersOf, meaningOf, refusalOf, statusesOf, takesIfMatch } from './answers.ts'
import { exampleOf } from './example.ts'
import { wordsOf, type Json, type schemaBook } from './schemas.ts'
import { tagOf } from './tags.ts'

type Book = ReturnType<typeof schemaBook>

/** One operation of the document. */
export function operationOf(e: Endpoint, book: Book) {
  const content = bodyOf(e, book)
  return {
    operationId: e.name,
    summary: e.summary,
    ...(e.description && { description: e.description }),
    tags: [tagOf(e.path)],
    security: e.access === 'open' ? [] : [{ session: [] }, { key: [] }],
    ...(e.access !== 'open' && { 'x-scope': e.access }),
    parameters: parametersOf(e, book),
    ...(content && { requestBody: { required: isNeeded(e), content } }),
    responses: Object.fromEntries(statusesOf(e).map((status) => [status, responseOf(e, status, book)])),
  }
}

function responseOf(e: Endpoint, status: number, book: Book) {
  if (status >= 400) return refusalOf(status)
  const said = { description: meaningOf(status), headers: headersOf(e, status) }
  if (status !== e.status || status === 204) return said
  return { ...said, content: { [e.media ?? 'application/json']: e.media ? fileOf(e) : media(e.response, 'output', book) } }
}

const fileExamples: Record<string, string> = {
  'text/csv': 'Date,Description,Hours\n2026-07-06,"Discovery: interviews",8\n',
  'text/calendar':
    'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//HourTab//Calendar//EN\r\nMETHOD:PUBLISH\r\nBEGIN:VEVENT\r\nUID:0198f3a2-turn-20260801@hourtab\r\nDTSTAMP:20260714T000000Z\r\nDTSTART;VALUE=DATE:20260801\r\nSUMMARY:Halden Rail · PMO retainer resets (20 hours)\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
  'text/event-stream': 'event: balance\nid: 7\ndata: {"version":7}\n\n',
  'image/svg+xml': '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="44"></svg>',
}
function fileOf({ media: type }: Endpoint) {
  const example = fileExamples[type!]
  if (example === undefined) return { schema: { type: 'string', format: 'binary', maxLength: 2 ** 31 - 1, description: 'The file' } }
  return { schema: { type: 'string', maxLength: 2 ** 31 - 1, description: 'The text' }, example }
}

function bodyOf(e: Endpoint, book: Book) {
  if (!e.upload) return e.body && { 'application/json': media(e.body, 'input', book) }
  const file = {
    type: 'string',
    contentMediaType: 'text/csv',
    maxLength: 25 * 2 ** 20,
    description: 'The export, as the tracker wrote it; up to 25 MB',
  }
  return {
    'multipart/form-data': {
      schema: { type: 'object', properties: { file }, required: ['file'] },
      example: { file: fileExamples['text/csv'] },
    },
    'text/csv': {
      schema: { type: 'string', maxLength: 25 * 2 ** 20, description: 'The same as the body itself' },
      example: fileExamples['text/csv'],
    },
  }
}

function media(schema: z.ZodType, io: 'input' | 'output', book: Book) {
  const [own] = (schema.meta()?.examples ?? []) as unknown[]
  const written = book.write(schema, io)
  return { schema: written, example: own ?? exampleOf(written, book.components) }
}

function parametersOf(e: Endpoint, book: Book): Json[] {
  return [
    ...fieldsOf('path', e.params, book),
    ...fieldsOf('query', e.query, book),
    ...(e.method === 'POST' && e.access !== 'open'
      ? [header('Idempotency-Key', 'The same key and body answer the first answer again, for 24 hours.', '6f0c2b9e-import-2026-07-14')]
      : []),
    ...(takesIfMatch(e) ? [header('If-Match', 'The ETag of the state you mean to change.', '"pq0ZkYc1"', e.guarded === true)] : []),
    ...(e.method === 'GET' && e.noun ? [header('If-None-Match', 'The ETag of what you have.', '"pq0ZkYc1"')] : []),
  ]
}

// No body at all is read as an empty one.
const isNeeded = ({ upload, body }: Endpoint) => upload === true || !body!.safeParse({}).success

function fieldsOf(where: 'path' | 'query', schema: z.ZodObject | undefined, book: Book): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = book.write(schema, 'input') as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(properties).map(([name, { description, ...field }]) => {
    const isRequired = where === 'path' || required.includes(name)
    return {
      name,
      in: where,
      required: isRequired,
      description: `${String(description ?? wordsOf(name))}.`.replace(/([.!?])\.$/, '$1'),
      schema: field,
      // What narrows a list is left out of the way of whoever tries the operation as it stands.
      ...(isRequired && { example: exampleOf(field, book.components, name) }),
    }
  })
}

const header = (name: string, description: string, example: string, required = false): Json => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string', maxLength: 255 },
  example,
})

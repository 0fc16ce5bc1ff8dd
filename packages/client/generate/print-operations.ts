import type { Endpoint } from '@hourtab/contract/endpoint'
import { eventNames } from '@hourtab/contract/events'
import { z } from 'zod'
import { printDoc, printFields, printType, type Direction, type Schema } from './print-type.ts'

const head = `// Made of packages/contract by generate/main.ts.
import type { CallOptions, Pages, ServerSentEvent, Tagged, UploadedFile } from '../src/calling.ts'

/** A calendar day, \`YYYY-MM-DD\`. */
export type Day = string
/** An instant in UTC, as ISO 8601 writes it. */
export type Instant = string
/** The id of a resource, a UUID. */
export type Id = string
`

/** Prints everything the client knows of the contract: the types, a method for each endpoint, and where each is called. */
export function printOperations(endpoints: Endpoint[]): string {
  const named = new Map<string, string>()
  const schemaOf = (schema: z.ZodType, direction: Direction): Schema => {
    const io = direction === 'given' ? 'input' : 'output'
    const { $defs = {}, ...rest } = z.toJSONSchema(schema, { io, reused: 'inline', unrepresentable: 'any' }) as Schema
    for (const [name, definition] of Object.entries($defs)) define(name, definition, direction)
    return rest
  }
  const define = (name: string, schema: Schema, direction: Direction) => {
    const text = `${printDoc(schema.description ? [schema.description] : [])}export type ${name} = ${printType(schema, direction)}\n`
    if (named.has(name) && named.get(name) !== text) throw new Error(`${name} is given in another shape than it is answered in`)
    named.set(name, text)
  }

  const methods: string[] = []
  const table: string[] = []
  for (const e of endpoints) {
    const title = e.name[0]!.toUpperCase() + e.name.slice(1)
    const input = inputOf(e, schemaOf)
    named.set(`${title}Input`, `/** What \`${e.name}\` takes. */\nexport type ${title}Input = ${input.type}\n`)
    methods.push(
      `${printDoc(docOf(e))}${e.name}(given${input.isOptional ? '?' : ''}: ${title}Input, options?: CallOptions): ${answerOf(e)}`,
    )
    table.push(`${e.name}: ${JSON.stringify(callOf(e))},`)
  }

  function answerOf(e: Endpoint): string {
    if (e.media === 'text/event-stream') return 'AsyncIterable<ServerSentEvent>'
    if (e.media) return `Promise<${/^text|svg/.test(e.media) ? 'string' : 'Uint8Array'}>`
    if (e.status === 204) return 'Promise<void>'
    const schema = schemaOf(e.response, 'answered')
    if (isPaged(e)) return `Pages<${printType(schema.properties!.items!.items!, 'answered')}>`
    const title = `${e.name[0]!.toUpperCase() + e.name.slice(1)}Answer`
    const type = printType(schema, 'answered')
    named.set(title, `/** What \`${e.name}\` answers. */\nexport type ${title} = ${e.noun ? `Tagged<${type}>` : type}\n`)
    return `Promise<${title}>`
  }

  const events = `/** What can happen, as \`listEvents\` and webhooks name it. */\nexport type EventName = ${eventNames.map((name) => `'${name}'`).join(' | ')}\n`
  return [
    head,
    events,
    ...named.values(),
    `/** A method for each operation of the API that a key may call, by its \`operationId\`. */\nexport interface Operations {\n${methods.join('\n')}\n}\n`,
    `export const calls = {\n${table.join('\n')}\n} as const\n`,
  ].join('\n')
}

const isPaged = ({ response }: Endpoint): boolean =>
  response instanceof z.ZodObject && ['items', 'nextCursor'].every((name) => name in response.shape)

function docOf(e: Endpoint): string[] {
  const where = `\`${e.method} ${e.path.replaceAll(/:(\w+)/g, '{$1}')}\``
  return [
    e.summary + '.',
    ...(e.description ? [e.description] : []),
    e.access === 'open' ? where : `${where}, for a key that may ${e.access}.`,
  ]
}

/** Where an endpoint is called, and which of the given fields go where. */
function callOf(e: Endpoint) {
  const query = Object.keys(e.query?.shape ?? {})
  return {
    method: e.method,
    path: e.path,
    ...(query.length > 0 && { query }),
    ...(e.upload ? { body: 'file' } : e.body ? { body: 'json' } : {}),
    ...(e.method === 'POST' && e.access !== 'open' && { once: true }),
    answer:
      e.media === 'text/event-stream'
        ? 'events'
        : e.media
          ? /^text|svg/.test(e.media)
            ? 'text'
            : 'bytes'
          : e.status === 204
            ? 'nothing'
            : isPaged(e)
              ? 'pages'
              : 'json',
  }
}

// Params, query and body are one object to the caller, so no two of them may share a name.
function inputOf(e: Endpoint, schemaOf: (schema: z.ZodType, direction: Direction) => Schema) {
  const parts = [e.params, e.query].flatMap((schema) => (schema ? [schemaOf(schema, 'given')] : []))
  const fields = parts.flatMap((part) => Object.keys(part.properties ?? {}))
  const body = e.body && !e.upload ? schemaOf(e.body, 'given') : undefined
  const twice = [...fields, ...Object.keys(body?.properties ?? {})].filter((name, n, all) => all.indexOf(name) !== n)
  if (twice.length > 0) throw new Error(`${e.name} takes ${twice.join(', ')} in two places`)
  const own = parts.flatMap((part) => printFields(part, 'given'))
  const isBodyOptional = !body || (body.properties !== undefined && (body.required ?? []).length === 0)
  const isMerged = body?.properties !== undefined
  const lines = [...own, ...(isMerged ? printFields(body, 'given') : [])]
  const type = [
    ...(lines.length > 0 ? [`{\n${lines.join('\n')}\n}`] : []),
    ...(body && !isMerged ? [`(${printType(body, 'given')})`] : []),
    ...(e.upload ? ['UploadedFile'] : []),
  ].join(' & ')
  const isOptional = parts.every((part) => (part.required ?? []).length === 0) && isBodyOptional && !e.upload
  return { type: type || 'Record<string, never>', isOptional }
}

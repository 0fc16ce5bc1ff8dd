import type { Endpoint } from '@hourtab/contract/endpoint'
import { z } from 'zod'

type JsonSchema = Record<string, unknown>

/**
 * The JSON schema of a zod schema, for the OpenAPI document and for Fastify's serialiser: what a schema does not name
 * cannot leave. `one of these or null` is written the short way, which the serialiser is fastest at.
 */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    reused: 'inline',
    unrepresentable: 'any',
    override: shorten,
  })
  return json
}

function shorten({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  const { anyOf } = jsonSchema as { anyOf?: JsonSchema[] }
  if (anyOf?.length !== 2 || anyOf[1]?.type !== 'null' || typeof anyOf[0]?.type !== 'string') return
  delete jsonSchema.anyOf
  const { enum: values, ...rest } = anyOf[0]
  Object.assign(jsonSchema, rest, { type: [rest.type, 'null'] }, values ? { enum: [...(values as unknown[]), null] } : {})
}

/** What Fastify serialises an answer with; `id` and `$defs` would only register names, so they go. */
export function serialiserOf(e: Endpoint): JsonSchema | undefined {
  if (e.status === 204) return undefined
  return inlined(jsonSchemaOf(e.response, 'output')) as JsonSchema
}

// Only what shapes the text: names, notes and checks are for the document.
const shaping = new Set([
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'prefixItems',
  'anyOf',
  'oneOf',
  'enum',
  'const',
])

function inlined(schema: JsonSchema): unknown {
  const defs = (schema.$defs ?? {}) as Record<string, JsonSchema>
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk)
    if (typeof node !== 'object' || node === null) return node
    const { $ref, properties, ...rest } = node as JsonSchema
    if (typeof $ref === 'string') return walk(defs[$ref.replace('#/$defs/', '')])
    const kept = Object.entries(rest).filter(([key]) => shaping.has(key))
    const named = Object.entries((properties ?? {}) as JsonSchema).map(([name, property]) => [name, walk(property)])
    return {
      ...Object.fromEntries(kept.map(([key, value]) => [key, walk(value)])),
      ...(properties !== undefined && { properties: Object.fromEntries(named) }),
    }
  }
  return walk(schema)
}

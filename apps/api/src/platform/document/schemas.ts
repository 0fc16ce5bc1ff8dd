import { glossary, longest } from '@hourtab/contract/glossary'
import { nouns } from '@hourtab/contract/glossary/nouns'
import type { z } from 'zod'
import { jsonSchemaOf } from '../serialise.ts'

export type Json = Record<string, unknown>

/** The schemas of one document: those with a name stand once among its components, and whatever says nothing of itself is explained by the glossary. */
export function schemaBook() {
  const components: Record<string, Json> = {}
  return {
    components,
    write(schema: z.ZodType, io: 'input' | 'output'): Json {
      const { $defs = {}, ...json } = jsonSchemaOf(schema, io) as { $defs?: Record<string, Json> } & Json
      for (const [name, definition] of Object.entries($defs))
        components[name] ??= { description: nouns[name], ...(documented(definition) as Json) }
      return documented(json) as Json
    },
  }
}

/** What the glossary says of a field. */
export const wordsOf = (name: string): string | undefined => glossary[name]?.[0]

// zod writes what it names under $defs.
function documented(node: unknown, name = ''): unknown {
  if (Array.isArray(node)) return node.map((each) => documented(each))
  if (typeof node !== 'object' || node === null) return node
  const { properties, examples: _, ...rest } = node as Json
  const written = Object.entries(rest).map(([key, value]) => [key, key === '$ref' ? moved(value) : documented(value, name)])
  const json = bounded(name, Object.fromEntries(written) as Json)
  if (properties === undefined) return json
  const fields = Object.entries(properties as Record<string, Json>).map(([field, schema]) => [
    field,
    explained(field, documented(schema, field) as Json),
  ])
  return { ...json, properties: Object.fromEntries(fields) }
}

const moved = (ref: unknown) => String(ref).replace('#/$defs/', '#/components/schemas/')

function explained(name: string, field: Json): Json {
  const words = field.description === undefined && field.$ref === undefined ? wordsOf(name) : undefined
  return words === undefined ? field : { description: words, ...field }
}

const widths: Record<string, number> = { uuid: 36, date: 10, 'date-time': 30, email: 254 }

// A reader learns how much to expect: every text has a greatest length, and every whole number a width.
function bounded(name: string, json: Json): Json {
  const types = [json.type].flat()
  if (types.includes('integer')) return { ...json, format: typeof json.maximum === 'number' && json.maximum < 2 ** 31 ? 'int32' : 'int64' }
  if (!types.includes('string') || ['enum', 'const', 'maxLength', 'contentMediaType'].some((key) => key in json)) return json
  return { ...json, maxLength: widths[String(json.format)] ?? longest.fields[name] ?? longest.otherwise }
}

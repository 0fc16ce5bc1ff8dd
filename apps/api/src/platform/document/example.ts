import { glossary } from '@hourtab/contract/glossary'
import type { Json } from './schemas.ts'

type Schemas = Record<string, Json>

/** A value that a JSON schema takes, put together from the example of each field: its own, or the one the glossary has. */
export function exampleOf(schema: Json, schemas: Schemas, name = ''): unknown {
  if (typeof schema.$ref === 'string') return exampleOf(schemas[schema.$ref.split('/').at(-1)!]!, schemas, name)
  const choices = (schema.oneOf ?? schema.anyOf) as Json[] | undefined
  const known = glossary[name]
  if (known && 1 in known && takes(schema, known[1])) return known[1]
  if (schema.default !== undefined) return schema.default
  if (schema.const !== undefined) return schema.const
  if (Array.isArray(schema.enum)) return schema.enum[0]
  if (choices) return exampleOf(choices[0]!, schemas, name)
  if (schema.properties) return exampleObject(schema, schemas)
  const [type] = [schema.type ?? 'object'].flat() as string[]
  if (type === 'array') return schema.items ? [exampleOf(schema.items as Json, schemas, singular(name))] : []
  return plain[type ?? 'object'] ?? {}
}

const plain: Record<string, unknown> = { string: 'text', integer: 1, number: 1, boolean: true, null: null }

function exampleObject({ properties, required = [] }: Json, schemas: Schemas): Json {
  const needed = new Set(required as string[])
  const fields = Object.entries(properties as Record<string, Json>).filter(([name]) => needed.has(name))
  return Object.fromEntries(fields.map(([name, field]) => [name, exampleOf(field, schemas, name)]))
}

const singular = (name: string) => name.replace(/ies$/, 'y').replace(/s$/, '')

// Whether the glossary's example is of the kind that stands here; the rest is what the tests of the document see to.
function takes(schema: Json, value: unknown): boolean {
  if (Array.isArray(schema.enum)) return schema.enum.includes(value)
  if (schema.const !== undefined) return schema.const === value
  if (schema.oneOf ?? schema.anyOf) {
    const choices = (schema.oneOf ?? schema.anyOf) as Json[]
    return value === null
      ? choices.some(({ type }) => type === 'null')
      : typeof value === 'object' || choices.some((choice) => takes(choice, value))
  }
  const kinds = [schema.type].flat()
  if (value === null) return kinds.includes('null')
  if (Array.isArray(value)) return kinds.includes('array')
  if (typeof value === 'number') return kinds.includes('number') || (kinds.includes('integer') && Number.isInteger(value))
  return kinds.includes(typeof value)
}

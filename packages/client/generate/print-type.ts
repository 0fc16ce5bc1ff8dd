/** A JSON schema as zod writes it. */
export type Schema = {
  $ref?: string
  $defs?: Record<string, Schema>
  type?: string | string[]
  format?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
  description?: string
  default?: unknown
}

/** What is given may leave a field out by writing `undefined`; in what is answered such a field is not there. */
export type Direction = 'given' | 'answered'

const formats: Record<string, string> = { date: 'Day', 'date-time': 'Instant', uuid: 'Id' }
const plain: Record<string, string> = { string: 'string', integer: 'number', number: 'number', boolean: 'boolean', null: 'null' }

/** Prints a schema as a TypeScript type; what is defined elsewhere by its name. Throws for what it cannot say exactly. */
export function printType(schema: Schema, direction: Direction): string {
  const { $ref, enum: values, anyOf, oneOf, allOf, type } = schema
  const print = (part: Schema) => printType(part, direction)
  if ($ref) return $ref.split('/').at(-1)!
  if (values) return values.map((value) => JSON.stringify(value)).join(' | ')
  if ('const' in schema) return JSON.stringify(schema.const)
  const choices = anyOf ?? oneOf
  if (choices) return [...new Set(choices.map(print))].join(' | ')
  if (allOf) return allOf.map((part) => `(${print(part)})`).join(' & ')
  if (Array.isArray(type)) return type.map((one) => print({ ...schema, type: one })).join(' | ')
  if (type === 'array') return arrayOf(print(schema.items ?? {}))
  if (type === 'object') return printObject(schema, direction)
  if (type === 'string' && schema.format && formats[schema.format]) return formats[schema.format]!
  if (type === undefined) return 'unknown'
  if (!plain[type]) throw new Error(`A schema of type ${type} has no type in TypeScript here`)
  return plain[type]
}

const arrayOf = (item: string) => (/[|&]/.test(item.replaceAll(/\{[^]*\}/g, '')) ? `(${item})[]` : `${item}[]`)

function printObject(schema: Schema, direction: Direction): string {
  const { properties = {}, additionalProperties } = schema
  const lines = printFields(schema, direction)
  if (Object.keys(properties).length > 0) return `{\n${lines.join('\n')}\n}`
  return typeof additionalProperties === 'object'
    ? `Record<string, ${printType(additionalProperties, direction)}>`
    : 'Record<string, never>'
}

/** Prints the fields of an object, each with what is said of it. */
export function printFields({ properties = {}, required = [] }: Schema, direction: Direction): string[] {
  return Object.entries(properties).map(([name, field]) => {
    const isOptional = !required.includes(name)
    const type = printType(field, direction) + (isOptional && direction === 'given' ? ' | undefined' : '')
    return `${printDoc(noteOf(field, direction))}${/^\w+$/.test(name) ? name : JSON.stringify(name)}${isOptional ? '?' : ''}: ${type}`
  })
}

const noteOf = ({ description, default: fallback }: Schema, direction: Direction): string[] => [
  ...(description ? [description] : []),
  ...(direction === 'given' && fallback !== undefined ? [`By default \`${JSON.stringify(fallback)}\`.`] : []),
]

/** Prints what is said of something as a comment, or nothing. */
export function printDoc(paragraphs: string[]): string {
  if (paragraphs.length === 0) return ''
  const lines = paragraphs.join('\n\n').replaceAll('*/', '*\u200b/').split('\n')
  if (lines.length === 1) return `/** ${lines[0]} */\n`
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */\n`
}

import { escaped, inWords } from './html.ts'
import type { Json } from './schemas.ts'
import { schemaInWords } from './schema-in-words.ts'

const nameOf = (ref: string) => ref.split('/').at(-1)!

/** Where a named schema is explained. */
export const schemaId = (name: string): string => `schema-${name}`

/** What a schema takes, in a few words, with a link where it has a name. */
function kindOf(json: Json): string {
  if (typeof json.$ref === 'string') return `<a href="#${schemaId(nameOf(json.$ref))}">${nameOf(json.$ref)}</a>`
  const choices = (json.oneOf ?? json.anyOf) as Json[] | undefined
  if (choices) return [...new Set(choices.map(kindOf))].join(' or ')
  const types = [json.type].flat() as string[]
  const orNull = types.includes('null') && types.length > 1 ? ' or null' : ''
  if (types.includes('array'))
    return `a list${json.items ? ` of ${kindOf(json.items as Json).replace(/^(an?|one of) /, '')}` : ''}${orNull}`
  return `${escaped(schemaInWords(json))}${orNull}`
}

type Field = { name: string; json: Json; isNeeded: boolean }

// An object without a name of its own is shown field by field, in place.
function* fieldsIn(json: Json, at = ''): Generator<Field> {
  const inner = (json.items ?? json) as Json
  const within = json.items ? `${at}[].` : at && `${at}.`
  const needed = new Set((inner.required ?? []) as string[])
  for (const [name, field] of Object.entries((inner.properties ?? {}) as Record<string, Json>)) {
    yield { name: within + name, json: field, isNeeded: needed.has(name) }
    if (field.properties ?? (field.items as Json | undefined)?.properties) yield* fieldsIn(field, within + name)
  }
  for (const choice of ((inner.oneOf ?? inner.anyOf) as Json[] | undefined) ?? []) yield* fieldsIn(choice, at)
}

const lineOf = ({ name, kind, words, note }: { name: string; kind: string; words: string; note: string }) =>
  `<div><dt><code>${name}</code></dt><dd class="quiet">${kind}${note}</dd><dd>${words}</dd></div>`

/** The fields of a schema as rows; what may be left out of a request says so. */
export function fieldRows(json: Json, { isRequest }: { isRequest: boolean }): string {
  const rows = [...fieldsIn(json)].map(({ name, json: field, isNeeded }) => {
    const byDefault = field.default === undefined || field.default === null ? '' : `; ${JSON.stringify(field.default)} when left out`
    const note = isRequest && !isNeeded ? byDefault || ', may be left out' : ''
    return lineOf({ name, kind: kindOf(field), words: inWords(String(field.description ?? '')), note: escaped(note) })
  })
  return rows.length > 0 ? `<dl class="parameters">${rows.join('')}</dl>` : `<p class="quiet">${kindOf(json)}</p>`
}

export type Parameter = { name: string; in: string; required: boolean; description: string; schema: Json }

/** The parameters of an operation as rows. */
export const parameterRows = (parameters: Parameter[]): string =>
  `<dl class="parameters">${parameters
    .map(({ name, in: place, required, description, schema }) =>
      lineOf({ name, kind: kindOf(schema), words: inWords(description), note: `, ${place}${required ? ', needed' : ''}` }),
    )
    .join('')}</dl>`

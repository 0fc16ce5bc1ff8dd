/** As much of a JSON schema as can be said in a few words. */
export type Schema = {
  type?: string | string[]
  format?: string
  enum?: unknown[]
  const?: unknown
  minLength?: number
  maxLength?: number
  minimum?: number
  exclusiveMinimum?: number
  maximum?: number
}

const formats: Record<string, string> = {
  uuid: 'an id',
  date: 'a day, YYYY-MM-DD',
  email: 'an e-mail address',
  'date-time': 'an instant, ISO 8601',
}
const types: Record<string, string> = { boolean: 'true or false', array: 'a list', object: 'an object', null: 'null' }
const figures = new Intl.NumberFormat('en')

/** What a schema takes: `text of up to 200 characters`, `a whole number from 1 to 31`, `one of monthly, quarterly`. */
export function schemaInWords(schema: Schema): string {
  const choices = schema.enum ?? (schema.const === undefined ? [] : [schema.const])
  if (choices.length > 0) return choicesInWords(choices)
  const [type = ''] = [schema.type ?? []].flat()
  if (schema.format && formats[schema.format]) return formats[schema.format]!
  if (type === 'string') return textInWords(schema)
  if (type === 'integer') return numberInWords('a whole number', schema)
  if (type === 'number') return numberInWords('a number', schema)
  return types[type] ?? 'a value'
}

/** `one of monthly, quarterly`; one choice stands alone. */
export const choicesInWords = (choices: readonly unknown[]): string =>
  choices.length === 1 ? String(choices[0]) : `one of ${choices.filter((choice) => choice !== null).join(', ')}`

/** The same words with a capital. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

function textInWords({ minLength = 0, maxLength }: Schema): string {
  if (maxLength === undefined) return minLength > 1 ? `text of at least ${minLength} characters` : 'text'
  return minLength > 1
    ? `text of ${minLength} to ${figures.format(maxLength)} characters`
    : `text of up to ${figures.format(maxLength)} characters`
}

function numberInWords(noun: string, { minimum, exclusiveMinimum, maximum }: Schema): string {
  const from = minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER ? `from ${figures.format(minimum)}` : ''
  const above = exclusiveMinimum === undefined ? from : `above ${figures.format(exclusiveMinimum)}`
  const to =
    maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? `${above === from ? 'to' : 'and up to'} ${figures.format(maximum)}` : ''
  return [noun, above, above || !to ? to : `up ${to}`].filter(Boolean).join(' ')
}

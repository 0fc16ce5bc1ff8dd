import { z } from 'zod'
import { capital, choicesInWords, schemaInWords } from './document/schema-in-words.ts'
import { jsonSchemaOf } from './serialise.ts'

/** What would have been right, for every issue whose schema does not say it in its own words. */
export const issueInWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'invalid_type') return issue.inst instanceof z.ZodType ? takes(issue.inst) + butNot(issue.input) : undefined
  if (issue.code === 'invalid_value') return capital(choicesInWords(issue.values))
  if (issue.code === 'invalid_union') return unionInWords(issue)
  if (issue.code === 'too_big') return `At most ${issue.maximum}${unitOf(issue.origin)}`
  if (issue.code === 'too_small') return `${issue.inclusive === false ? 'More than' : 'At least'} ${issue.minimum}${unitOf(issue.origin)}`
  if (issue.code === 'not_multiple_of') return `A multiple of ${issue.divisor}`
  return undefined
}

/** What is said beside a field: of one that is missing, its name and what it takes; of any other, what would be right. */
export function detailOf(issue: z.core.$ZodIssue): string {
  if (!isMissing(issue)) return issue.message
  return `${nameOf(issue.path)} is needed: ${uncapital(issue.message)}`
}

// A body may hold a hundred thousand wrong values of one schema.
const known = new WeakMap<z.ZodType, string>()
function takes(schema: z.ZodType): string {
  const words = known.get(schema) ?? capital(schemaInWords(jsonSchemaOf(schema, 'input')))
  known.set(schema, words)
  return words
}

function unionInWords(issue: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidUnion>): string | undefined {
  if (Array.isArray(issue.options)) return capital(choicesInWords(issue.options))
  const ways = new Set(issue.errors.map(([first]) => first?.message))
  return capital([...ways].flatMap((way) => (way ? uncapital(way) : [])).join(', or ')) || undefined
}

function isMissing(issue: z.core.$ZodIssue): boolean {
  if (issue.code === 'invalid_union' && issue.discriminator)
    return (issue.input as Record<string, unknown> | undefined)?.[issue.discriminator] === undefined
  return (issue.code === 'invalid_type' || issue.code === 'invalid_value') && issue.input === undefined
}

/** `workspaceName` → `Workspace name`; the third of a list is `Item 3`, and the whole body `A body`. */
function nameOf(path: readonly PropertyKey[]): string {
  const last = path.at(-1) ?? 'A body'
  return typeof last === 'number' ? `Item ${last + 1}` : capital(String(last).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`))
}

const kinds: Record<string, string> = { string: 'text', number: 'a number', boolean: 'true or false', object: 'an object' }
function butNot(input: unknown): string {
  if (input === undefined || Number.isNaN(input)) return ''
  const kind = input === null ? 'null' : Array.isArray(input) ? 'a list' : kinds[typeof input]
  return kind ? `, not ${kind}` : ''
}

const unitOf = (origin: string) => (origin === 'string' ? ' characters' : origin === 'array' ? ' in the list' : '')
const uncapital = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)

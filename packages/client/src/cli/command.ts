import type { Client } from '../client.ts'
import type { Exit } from './exit-codes.ts'
import type { SignIn } from './sign-in.ts'
import type { Terminal } from './terminal.ts'

/** An option of a command, as `parseArgs` takes it and the help shows it. */
type Option = {
  type: 'string' | 'boolean'
  multiple?: true
  /** What stands after it, such as `DAY`. */
  takes?: string
  says: string
}
type Value = string | boolean | (string | boolean)[] | undefined

/** What a command is run with. */
export type Given = {
  values: Record<string, Value>
  words: string[]
  terminal: Terminal
  /** Who is signed in, and a client of theirs; stops with 3 when nobody is. */
  signedIn: () => { client: Client; signIn: SignIn }
}

/** What a command has to say: one JSON value, or the same as text. */
export type Said = { json: unknown; text: string; exit?: Exit }

export type Command = {
  name: string
  /** What it takes, such as `[RETAINER]`. */
  takes: string
  summary: string
  /** What to know beyond the summary, a paragraph each. */
  about: string[]
  options: Record<string, Option>
  run: (given: Given) => Promise<Said>
}

/** The text given for an option. */
export const textOf = (value: Value): string | undefined => (typeof value === 'string' ? value : undefined)

/** Every text given for an option that may be repeated. */
export const textsOf = (value: Value): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [])

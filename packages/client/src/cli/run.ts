import { parseArgs } from 'node:util'
import manifest from '../../package.json' with { type: 'json' }
import { createClient } from '../client.ts'
import { HourTabProblem } from '../problem.ts'
import type { Command, Given, Said } from './command.ts'
import { commands } from './commands.ts'
import { exitOf, exits, Stop, type Exit } from './exit-codes.ts'
import { helpOf, helpOfAll } from './help.ts'
import { readSignIn } from './sign-in.ts'
import type { Terminal } from './terminal.ts'

/** What a run writes and ends with. */
export type Ran = { out: string; errors: string; exit: Exit }

/** Runs `hourtab` with the words typed after it. Never throws: whatever goes wrong is said, and an exit. */
export async function run(typed: readonly string[], terminal: Terminal): Promise<Ran> {
  const isJson = typed.includes('--json')
  try {
    const { json, text, exit = exits.done } = await answer(typed, terminal)
    return { out: `${isJson ? JSON.stringify(json, null, 2) : text}\n`, errors: '', exit }
  } catch (error) {
    return { out: '', errors: `${isJson ? JSON.stringify(inJson(error)) : inWords(error)}\n`, exit: exitOf(error) }
  }
}

async function answer([name, ...rest]: readonly string[], terminal: Terminal): Promise<Said> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') return said({ help: helpOfAll(commands) })
  if (name === '--version') return said({ version: manifest.version })
  const command = commands.find((one) => one.name === name)
  if (!command) throw new Stop(exits.usage, `There is no command ${name}.`, [`There are: ${commands.map((one) => one.name).join(', ')}.`])
  const { values, positionals: words } = parsed(command, rest)
  if (values.help) return said({ help: helpOf(command) })
  const signedIn = () => {
    const signIn = readSignIn(terminal.env)
    return { signIn, client: createClient({ baseUrl: signIn.url, key: signIn.key }) }
  }
  return command.run({ values, words, terminal, signedIn })
}

const said = (fact: Record<string, string>): Said => ({ json: fact, text: Object.values(fact).join('\n') })

function parsed({ name, options }: Command, args: string[]): { values: Given['values']; positionals: string[] } {
  const known = Object.entries(options).map(([flag, { type, multiple }]) => [flag, { type, ...(multiple && { multiple }) }])
  const common = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const
  try {
    return parseArgs({ args, options: { ...Object.fromEntries(known), ...common }, allowPositionals: true })
  } catch (error) {
    const [first = ''] = (error as Error).message.split('. ')
    throw new Stop(exits.usage, `${first.replace(/\.$/, '')}.`, [`\`hourtab ${name} --help\` says what it takes.`])
  }
}

function inWords(error: unknown): string {
  const more = error instanceof Stop ? error.more : error instanceof HourTabProblem ? moreOf(error) : []
  return [`hourtab: ${messageOf(error)}`, ...more.map((line) => `  ${line}`)].join('\n')
}

function messageOf(error: unknown): string {
  if (!(error instanceof HourTabProblem)) return error instanceof Error ? error.message : String(error)
  return error.status === 401 ? 'This key opens nothing there: it is another HourTab’s, or was revoked, or has expired.' : error.title
}

const moreOf = ({ detail, errors, requestId, status }: HourTabProblem): string[] => [
  ...(detail === undefined || errors.some((error) => error.detail === detail) ? [] : [detail]),
  ...errors.map((error) => `${error.pointer.replace(/^#?\/?/, '')}: ${error.detail}`),
  ...(status >= 500 && requestId !== undefined ? [`Request ${requestId}`] : []),
]

function inJson(error: unknown) {
  if (error instanceof HourTabProblem) {
    const { slug, title, status, detail, errors, requestId } = error
    return { type: `/problems/${slug}`, title, status, detail, instance: requestId, errors, exit: exitOf(error) }
  }
  return {
    title: messageOf(error),
    ...(error instanceof Stop && error.more.length > 0 && { detail: error.more.join('\n') }),
    exit: exitOf(error),
  }
}

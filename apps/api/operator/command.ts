import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'

/** One command of an operator: how it is typed and what it does, and what it does with that, answering the exit code. */
export type Command = { usage: string; run: (args: string[]) => Promise<number> }

/** Says a line to the operator. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** Reads what was typed after a command: `count` arguments and its options. Throws how it is typed when it is something else. */
export function typed<const Options extends ParseArgsOptionsConfig>(usage: string, args: string[], count: number, options: Options) {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true })
    if (positionals.length === count) return { values, positionals }
  } catch {
    // Told the same way.
  }
  throw new Error(`Type it like this:\n${usage}`)
}

import type { Command } from './command.ts'
import { exitsInWords } from './exit-codes.ts'

const columns = 88

/** What `hourtab --help` prints. */
export function helpOfAll(commands: readonly Command[]): string {
  const rows = commands.map(({ name, takes, summary }) => [`${name} ${takes}`.trim(), summary] as const)
  const exits = Object.entries(exitsInWords).map(([exit, says]) => [exit, says] as const)
  return [
    'Retainer hours, in plain view.',
    '',
    'hourtab COMMAND',
    ...table(rows),
    '',
    'Every command takes --json, for one JSON value instead of text, and --help.',
    '',
    'A run ends with',
    ...table(exits),
  ].join('\n')
}

/** What `hourtab COMMAND --help` prints. */
export function helpOf({ name, takes, summary, about, options }: Command): string {
  const flags = Object.entries(options).map(([flag, { takes: value, says }]) => [`--${flag}${value ? ` ${value}` : ''}`, says] as const)
  const rows = [...flags, ['--json', 'one JSON value instead of text; a refusal as JSON on the error output'] as const]
  return [
    `hourtab ${name}${takes && ` ${takes}`}`,
    `${summary[0]!.toUpperCase()}${summary.slice(1)}.`,
    ...about.flatMap((paragraph) => ['', ...wrapped(paragraph, columns)]),
    '',
    ...table(rows),
  ].join('\n')
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.flatMap(([left, right]) =>
    wrapped(right, columns - width - 4).map((line, n) => `  ${(n === 0 ? left : '').padEnd(width)}  ${line}`),
  )
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

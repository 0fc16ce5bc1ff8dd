import type { Client, ParseLinesAnswer } from '../client.ts'
import { textOf, type Command } from './command.ts'
import { entryLines } from './entries.ts'
import { exits, Stop } from './exit-codes.ts'
import { findRetainer, fullName } from './find-retainer.ts'

type Draft = ParseLinesAnswer['drafts'][number]

const mostLines = 1000
const mostCharacters = 20_000

export const log: Command = {
  name: 'log',
  takes: 'LINE | -',
  summary: 'log work: one line, or with - every line piped in, all of them or none',
  about: [
    'A line says what was done and ends with the hours; it may begin with a day: `yesterday Vendor A: weekly sync, 3h`, `7/12 Discovery: interviews 1h30`.',
    'What was understood is shown, and the balance after it.',
  ],
  options: {
    retainer: { type: 'string', takes: 'RETAINER', says: 'its name, the beginning of it, or its id' },
    date: { type: 'string', takes: 'DAY', says: 'the day of the work, YYYY-MM-DD, whatever the lines say' },
    'dry-run': { type: 'boolean', says: 'show what is understood, and log nothing' },
  },
  run: async ({ values, words, terminal, signedIn }) => {
    if (words.length === 0) throw new Stop(exits.usage, 'Say what was done: `hourtab log "Vendor A: weekly sync, 3h"`.')
    const { client, signIn } = signedIn()
    const text = words.length === 1 && words[0] === '-' ? await terminal.readAll() : words.join(' ')
    const retainer = await findRetainer(client, signIn, textOf(values.retainer))
    const drafts = await understood(client, retainer.id, text)
    const entries = drafts.map(({ workedOn, seconds, description, workType, vendor }) => ({
      workedOn: textOf(values.date) ?? workedOn,
      seconds: seconds!,
      description,
      workType,
      vendor,
    }))
    const name = fullName(retainer)
    if (values['dry-run'])
      return { json: { dryRun: true, entries }, text: [`Not logged for ${name}`, ...entryLines(entries.map(asUnderstood))].join('\n') }
    const logged = await client.logBatch({ retainerId: retainer.id, entries })
    return {
      json: logged,
      text: [`Logged for ${name}`, ...entryLines(logged.entries.map(asUnderstood)), logged.balance.sentence].join('\n'),
    }
  },
}

const asUnderstood = <E extends { description: string; workType?: string; vendor?: string | null }>(entry: E): E => ({
  ...entry,
  description: `${entry.description}  [${[entry.workType, entry.vendor].filter(Boolean).join(' · ')}]`,
})

async function understood(client: Client, retainerId: string, text: string): Promise<Draft[]> {
  const lines = text.split(/\r\n|[\n\r]/).filter((line) => line.trim() !== '')
  if (lines.length === 0) throw new Stop(exits.refused, 'There is no line to log.')
  if (lines.length > mostLines) throw new Stop(exits.refused, `At most ${mostLines} lines at once; these are ${lines.length}.`)
  const drafts: Draft[] = []
  for (const part of inParts(lines)) drafts.push(...(await client.parseLines({ retainerId, text: part })).drafts)
  const faults = drafts.flatMap(({ text: line, problems }) => problems.map(({ detail }) => `${line.trim()}: ${detail}`))
  if (faults.length > 0) throw new Stop(exits.refused, 'Nothing was logged.', faults)
  return drafts
}

// As many lines in a part as are read at once.
function inParts(lines: string[]): string[] {
  const parts: string[] = []
  for (const line of lines) {
    const last = parts.at(-1)
    if (last !== undefined && last.length + line.length < mostCharacters) parts[parts.length - 1] = `${last}\n${line}`
    else parts.push(line)
  }
  return parts
}

import { formatHours } from '@hourtab/domain/hours'
import type { LoggedEntry } from '../client.ts'
import { textOf, type Command } from './command.ts'
import { exits, Stop } from './exit-codes.ts'
import { findRetainer } from './find-retainer.ts'

type Line = { workedOn: string; seconds: number; description: string }

/** Lines of a work log, with hours under hours. */
export function entryLines(entries: readonly Line[]): string[] {
  const hours = entries.map(({ seconds }) => `${formatHours(seconds)} h`)
  const width = Math.max(0, ...hours.map(({ length }) => length))
  return entries.map(
    ({ workedOn, description }, n) => `${workedOn}  ${hours[n]!.padStart(width)}  ${description.replaceAll(/[\r\n\t]+/g, ' ')}`,
  )
}

export const entries: Command = {
  name: 'entries',
  takes: '[RETAINER]',
  summary: 'the work log, newest first',
  about: [],
  options: {
    from: { type: 'string', takes: 'DAY', says: 'the first day, YYYY-MM-DD' },
    to: { type: 'string', takes: 'DAY', says: 'the last day' },
    search: { type: 'string', takes: 'WORDS', says: 'words in the description' },
    limit: { type: 'string', takes: 'N', says: 'how many, 20 unless said' },
  },
  run: async ({ values, words, signedIn }) => {
    const { client, signIn } = signedIn()
    const most = Number(textOf(values.limit) ?? 20)
    if (!Number.isInteger(most) || most < 1) throw new Stop(exits.usage, '--limit is a whole number above zero.')
    const retainer = await findRetainer(client, signIn, words.length > 0 ? words.join(' ') : undefined)
    const { from, to, search } = values
    const wanted = { retainerId: retainer.id, limit: Math.min(most, 200), from: textOf(from), to: textOf(to), q: textOf(search) }
    const found: LoggedEntry[] = []
    for await (const entry of client.listEntries(wanted)) {
      found.push(entry)
      if (found.length === most) break
    }
    return { json: found, text: entryLines(found).join('\n') || 'No entry.' }
  },
}

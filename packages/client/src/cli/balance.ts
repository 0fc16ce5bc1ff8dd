import type { RetainerCard } from '../client.ts'
import type { Command } from './command.ts'
import { findRetainer, fullName } from './find-retainer.ts'

export const balance: Command = {
  name: 'balance',
  takes: '[RETAINER]',
  summary: 'what is used and what remains: of one retainer, or of all',
  about: ['Of one retainer it is the header line of its client page, and nothing else.'],
  options: {},
  run: async ({ words, signedIn }) => {
    const { client, signIn } = signedIn()
    if (words.length > 0) {
      const retainer = await findRetainer(client, signIn, words.join(' '))
      return { json: toJson(retainer), text: retainer.balance.sentence }
    }
    const all = await client.listRetainers({ limit: 200 }).all()
    const width = Math.max(0, ...all.map((retainer) => fullName(retainer).length))
    const lines = all.map((retainer) => `${fullName(retainer).padEnd(width)}  ${retainer.balance.sentence}`)
    return { json: all.map(toJson), text: lines.join('\n') || 'There is no retainer yet.' }
  },
}

const toJson = ({ id, name, client, balance: standing }: RetainerCard) => ({ retainer: { id, name, client }, balance: standing })

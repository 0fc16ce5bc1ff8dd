import type { Command } from './command.ts'
import { exits, Stop } from './exit-codes.ts'
import { findRetainer, fullName } from './find-retainer.ts'
import { keepSignIn } from './sign-in.ts'

export const use: Command = {
  name: 'use',
  takes: 'RETAINER',
  summary: 'name the retainer that is meant when none is said',
  about: ['A retainer is named by its name, its client’s, the beginning of one of them, or its id.'],
  options: {},
  run: async ({ words, terminal, signedIn }) => {
    if (words.length === 0) throw new Stop(exits.usage, 'Say which: `hourtab use RETAINER`.')
    if (terminal.env.HOURTAB_KEY)
      throw new Stop(exits.usage, 'HOURTAB_KEY is set, so nothing is kept. Name the retainer each time: --retainer NAME.')
    const { client, signIn } = signedIn()
    const retainer = await findRetainer(client, signIn, words.join(' '))
    const name = fullName(retainer)
    await keepSignIn(terminal.env, { ...signIn, retainer: { id: retainer.id, name } })
    return {
      json: { retainer: { id: retainer.id, name: retainer.name, client: retainer.client } },
      text: `${name}\n${retainer.balance.sentence}`,
    }
  },
}

import type { Client, RetainerCard } from '../client.ts'
import type { Command } from './command.ts'
import { exits, Stop } from './exit-codes.ts'
import { findRetainer, fullName } from './find-retainer.ts'

export const open: Command = {
  name: 'open',
  takes: '[RETAINER]',
  summary: 'print the address of a retainer, and open it where there is a browser',
  about: ['The page in the console, or with --link the page that its client sees. Piped into something else, the address is only printed.'],
  options: {
    link: { type: 'boolean', says: 'the newest link that opens; wants a key that may `admin`' },
    print: { type: 'boolean', says: 'only print it' },
  },
  run: async ({ values, words, terminal, signedIn }) => {
    const { client, signIn } = signedIn()
    const retainer = await findRetainer(client, signIn, words.length > 0 ? words.join(' ') : undefined)
    const url = values.link ? await newestLink(client, retainer) : `${signIn.url}/retainers/${retainer.id}`
    if (terminal.isSeen && !values.print && !values.json) terminal.open(url)
    return { json: { url }, text: url }
  },
}

async function newestLink(client: Client, retainer: RetainerCard): Promise<string> {
  const today = new Date().toISOString().slice(0, 10)
  const links = await client.listShareLinks({ retainerId: retainer.id }).all()
  const opening = links.filter(({ url, expiresOn }) => url !== null && (expiresOn === null || expiresOn >= today))
  const newest = [...opening].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0]
  if (!newest?.url) throw new Stop(exits.refused, `${fullName(retainer)} has no link that opens. Make one in the console.`)
  return newest.url
}

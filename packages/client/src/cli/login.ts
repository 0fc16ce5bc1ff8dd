import { createClient, isProblem, type Client } from '../client.ts'
import { textOf, type Command } from './command.ts'
import { exits, Stop } from './exit-codes.ts'
import { addressOf, forgetSignIn, keepSignIn } from './sign-in.ts'

export const login: Command = {
  name: 'login',
  takes: '',
  summary: 'sign in with the address of HourTab and a key',
  about: [
    'Asks for what is not given; the key is not shown while it is typed, and may be piped in. Make a key in the settings of your workspace: `write` is enough for everything but `open --link`, which wants `admin`.',
    'Where nobody types, set HOURTAB_URL and HOURTAB_KEY instead; then nothing is kept.',
  ],
  options: {
    url: { type: 'string', takes: 'URL', says: 'the address, such as https://hours.example.com' },
    key: { type: 'string', takes: 'KEY', says: 'the key; other users of this machine may see what is typed here' },
  },
  run: async ({ values, terminal }) => {
    const { env, ask } = terminal
    const url = addressOf(textOf(values.url) || env.HOURTAB_URL || (await ask('Address of HourTab: ')))
    const key = textOf(values.key) || env.HOURTAB_KEY || (await ask('Key: ', { hidden: true })).trim()
    if (!/^ht_live_\w+$/.test(key)) throw new Stop(exits.usage, 'A key begins with ht_live_. Make one in the settings of your workspace.')
    const workspace = await workspaceOf(createClient({ baseUrl: url, key }))
    const path = await keepSignIn(env, { url, key })
    const to = workspace ? ` to ${workspace.name}` : ''
    return { json: { url, workspace }, text: `Signed in${to} at ${url}. Kept in ${path}.` }
  },
}

/** The workspace of a key, or null for one that is kept to a part of it. Throws where the key opens nothing. */
async function workspaceOf(client: Client): Promise<{ id: string; name: string } | null> {
  try {
    const { id, name } = (await client.readWorkspace()).workspace
    return { id, name }
  } catch (error) {
    if (!isProblem(error, 'not-allowed')) throw error
    await client.listRetainers({ limit: 1 }).page()
    return null
  }
}

export const logout: Command = {
  name: 'logout',
  takes: '',
  summary: 'forget the address and the key',
  about: ['The key itself goes on working until it is revoked in the settings of your workspace.'],
  options: {},
  run: async ({ terminal }) => {
    const wasSignedIn = await forgetSignIn(terminal.env)
    return { json: { wasSignedIn }, text: wasSignedIn ? 'Signed out.' : 'You were not signed in.' }
  },
}

import type { Client, RetainerCard } from '../client.ts'
import { exits, Stop } from './exit-codes.ts'
import type { SignIn } from './sign-in.ts'

/** A retainer as people name it: `Halden Rail · PMO retainer`. */
export const fullName = ({ client, name }: Pick<RetainerCard, 'client' | 'name'>): string => `${client.name} · ${name}`

type Way = (retainer: RetainerCard, sought: string) => boolean
const namesOf = ({ client, name }: RetainerCard) => [name, client.name, `${client.name} · ${name}`, `${client.name} ${name}`].map(plain)
const plain = (text: string) => text.normalize('NFC').toLowerCase().trim()

// The first way that finds anything decides.
const ways: Way[] = [
  ({ id }, sought) => id === sought,
  (retainer, sought) => namesOf(retainer).includes(sought),
  ({ id }, sought) => sought.length >= 6 && id.startsWith(sought),
  (retainer, sought) => namesOf(retainer).some((name) => name.startsWith(sought)),
]

/** Finds the retainer that is meant: the one named, the one of `hourtab use`, or the only one. Stops with 4 when it is not one. */
export async function findRetainer(client: Client, signIn: SignIn, named: string | undefined): Promise<RetainerCard> {
  const all = await client.listRetainers({ limit: 200 }).all()
  const sought = named ?? signIn.retainer?.id
  if (sought === undefined) {
    if (all.length === 1) return all[0]!
    throw all.length === 0
      ? new Stop(exits.refused, 'There is no retainer yet.')
      : new Stop(exits.usage, 'Say which retainer: --retainer NAME, or once `hourtab use NAME`.', listed(all))
  }
  const found = ways.map((way) => all.filter((retainer) => way(retainer, plain(sought)))).find((some) => some.length > 0) ?? []
  if (found.length === 1) return found[0]!
  if (found.length > 1) throw new Stop(exits.refused, `More than one retainer is called ${sought}.`, listed(found))
  const what = named === undefined ? `The retainer of \`hourtab use\`, ${signIn.retainer?.name},` : `A retainer called ${sought}`
  throw new Stop(exits.refused, `${what} is not there.`, listed(all))
}

const listed = (retainers: RetainerCard[]) => retainers.slice(0, 20).map((retainer) => `${retainer.id.slice(0, 13)}  ${fullName(retainer)}`)

import type { RetainerCard } from '@hourtab/contract/retainers'

export type Command = { id: string; title: string; about?: string; does: { to: string } | { href: string } | { copiesLinkOf: string } }
type Known = Pick<RetainerCard, 'id' | 'name' | 'client'>

const most = 9

const everywhere: Command[] = [
  { id: 'retainers', title: 'Retainers', does: { to: '/retainers' } },
  { id: 'new-retainer', title: 'New retainer', does: { to: '/retainers/new' } },
  { id: 'audit', title: 'Audit', about: 'who changed what and when', does: { to: '/audit' } },
  { id: 'settings', title: 'Settings', about: 'workspace, account, calendar', does: { to: '/settings' } },
  { id: 'api-keys', title: 'API keys', about: 'for scripts', does: { to: '/settings/api-keys' } },
  { id: 'api', title: 'API reference', does: { href: '/api/docs' } },
  { id: 'webhooks', title: 'Webhooks', about: 'what is told to other systems', does: { to: '/settings/webhooks' } },
]

/**
 * What can be gone to or done from anywhere, most fitting first. With nothing typed: what is at hand. Else what has, for every word that was
 * typed, a word that begins with it.
 */
export function commandsFor(typed: string, retainers: readonly Known[], currentId?: string): Command[] {
  const current = retainers.filter(({ id }) => id === currentId)
  const others = retainers.filter(({ id }) => id !== currentId)
  const words = wordsOf(typed)
  if (words.length === 0) return [...current.flatMap(actsOn), ...others.map(open).slice(0, 4), ...everywhere].slice(0, most + 4)
  const all = [...current.flatMap(actsOn), ...retainers.map(open), ...everywhere, ...others.flatMap(actsOn)]
  return all.filter((command) => isMeant(command, words)).slice(0, most)
}

const nameOf = ({ client, name }: Known) => `${client.name} · ${name}`

const open = (retainer: Known): Command => ({ id: retainer.id, title: nameOf(retainer), does: { to: `/retainers/${retainer.id}` } })

function actsOn(retainer: Known): Command[] {
  const { id } = retainer
  const about = nameOf(retainer)
  const path = `/retainers/${id}`
  return [
    { id: `${id}-log`, title: 'Log work', about, does: { to: `${path}#log-line` } },
    { id: `${id}-copy`, title: 'Copy link', about, does: { copiesLinkOf: id } },
    { id: `${id}-cycles`, title: 'Cycles', about, does: { to: `${path}/cycles` } },
    { id: `${id}-import`, title: 'Import', about, does: { to: `${path}/imports` } },
    { id: `${id}-statements`, title: 'Statements', about, does: { to: `${path}/statements` } },
    { id: `${id}-links`, title: 'Links', about, does: { to: `${path}/links` } },
    { id: `${id}-settings`, title: 'Settings', about, does: { to: `${path}/settings` } },
  ]
}

function isMeant({ title, about = '' }: Command, words: string[]): boolean {
  const said = wordsOf(`${title} ${about}`)
  return words.every((word) => said.some((each) => each.startsWith(word)))
}

// Accents are not typed by everyone who reads them.
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter(Boolean)

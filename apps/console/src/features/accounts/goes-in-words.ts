import type { Leaving } from '@hourtab/contract/accounts'

const counted = (n: number, one: string, many: string): string => `${n.toLocaleString('en')} ${n === 1 ? one : many}`

/** Exactly what goes with an account, in a few sentences. */
export function goesInWords({ goes, clients, retainers, entries, statements, links, others }: Leaving): string {
  if (goes === 'account')
    return 'Your account goes, with your sessions and the API keys you made. The workspace stays with its other owners, and what you logged in it. This cannot be undone.'
  const most = [
    counted(clients, 'client', 'clients'),
    counted(retainers, 'retainer', 'retainers'),
    counted(entries, 'entry', 'entries'),
    counted(statements, 'statement', 'statements'),
  ]
  const stop = links === 0 ? '' : `, which ${links === 1 ? 'stops' : 'stop'} opening at once`
  const whole = `Your workspace goes with your account: ${most.join(', ')} and ${counted(links, 'link', 'links')}${stop}.`
  const people =
    others > 0
      ? ` So ${others === 1 ? 'does the account' : 'do the accounts'} of ${counted(others, 'other person', 'other people')} in it.`
      : ''
  return `${whole}${people} This cannot be undone.`
}

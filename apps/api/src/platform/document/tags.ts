// An operation belongs to the noun it is about, which is the last noun but ids and verbs of its path; a few go together under one word.
const words: Record<string, string> = {
  auth: 'Accounts',
  me: 'Accounts',
  terms: 'Retainers',
  pause: 'Retainers',
  preview: 'Retainers',
  cycles: 'Balance',
  'share-links': 'Links',
  'api-keys': 'API keys',
  deliveries: 'Webhooks',
  'calendar.ics': 'Calendar',
  'audit.csv': 'Audit',
  'entries.csv': 'Entries',
  public: 'What a link shows',
}

// In the order they are read.
const about: Record<string, string> = {
  Retainers: 'Hours sold for every cycle, their terms and pauses.',
  Balance: 'Where a cycle stands, and why.',
  Entries: 'The work log: one entry, one piece of work.',
  Imports: 'Exports of time trackers: drafted, looked at, published, undone.',
  Statements: 'Closed cycles, as they were printed.',
  Grants: 'Hours agreed on top of a cycle, or borrowed from a later one.',
  Alerts: "Shares of a cycle's hours that were passed.",
  Clients: 'The companies that retainers are sold to.',
  Links: "A client's way in, without an account.",
  'What a link shows': 'Open to whoever has the link; no key is needed.',
  Webhooks: 'Being told what happens, and what became of each delivery.',
  Events: 'What happened, to catch up with.',
  Calendar: 'Reset and closing dates, for a calendar program or for a script.',
  'API keys': 'Keys for scripts and other programs.',
  Workspace: 'What one practice has, and everything in it as a file.',
  Audit: 'Who changed what, and when.',
  Accounts: 'Signing up, signing in, and who you are.',
}

/** The group an operation is listed under, by its path. */
export function tagOf(path: string): string {
  const [, first = '', , second] = /^\/api\/v1\/([\w.-]+)(\/[:{]\w+\}?\/([\w.-]+))?/.exec(path) ?? []
  const noun = path.endsWith('.ics') ? 'calendar.ics' : first === 'retainers' && second ? second : first
  return words[noun] ?? noun.charAt(0).toUpperCase() + noun.slice(1)
}

/** Where a group stands among the others when it is read. */
export const placeOf = (tag: string): number => Object.keys(about).indexOf(tag)

/** The groups of some paths, with what each is about, in the order they come. */
export const tagsOf = (paths: string[]) => [...new Set(paths.map(tagOf))].map((name) => ({ name, description: about[name] ?? name }))

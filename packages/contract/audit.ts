import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { type EventName, eventNames } from './events.ts'
import { Day, Id, Instant, TimeZone, pageOf, pageQuery } from './primitives.ts'

const auditNames = [...eventNames, 'entry.restored'] as const
export type AuditName = (typeof auditNames)[number]

/** What happened, in the words of the audit. */
export const auditWords: Record<AuditName, string> = {
  'retainer.created': 'Retainer begun',
  'retainer.changed': 'Retainer changed',
  'retainer.removed': 'Retainer removed',
  'retainer.paused': 'Retainer paused',
  'retainer.resumed': 'Retainer resumed',
  'terms.set': 'Terms set',
  'terms.removed': 'Terms removed',
  'grant.agreed': 'Hours agreed on top',
  'grant.removed': 'Agreed hours removed',
  'entry.logged': 'Entry logged',
  'entry.changed': 'Entry changed',
  'entry.removed': 'Entry removed',
  'entry.restored': 'Entry restored',
  'balance.threshold': 'Threshold passed',
  'cycle.closed': 'Cycle closed',
  'cycle.reopened': 'Cycle opened again',
  'import.drafted': 'Import drafted',
  'import.published': 'Import published',
  'import.undone': 'Import undone',
  'import.discarded': 'Import discarded',
  'link.created': 'Link made',
  'link.changed': 'Link changed',
  'link.rotated': 'Link given a new URL',
  'link.revoked': 'Link revoked',
  'client.added': 'Client added',
  'client.changed': 'Client renamed',
  'client.removed': 'Client removed',
  'workspace.changed': 'Workspace changed',
  'webhook.created': 'Webhook added',
  'webhook.changed': 'Webhook changed',
  'webhook.rotated': 'Webhook given a new secret',
  'webhook.disabled': 'Webhook disabled',
  'webhook.removed': 'Webhook removed',
  'key.created': 'API key made',
  'key.revoked': 'API key revoked',
  'plan.set': 'Plan set',
  'account.changed': 'Account changed',
  'session.ended': 'Session ended',
  'account.deleted': 'Account deleted',
}

type Noun<Name extends string> = Name extends `${infer N}.${string}` ? N : never
export type AuditNoun = Noun<EventName>

/** What a line of the audit can be about, as a choice to filter by. */
export const auditNouns: Record<AuditNoun, string> = {
  entry: 'Entries',
  import: 'Imports',
  balance: 'Alerts',
  cycle: 'Closing',
  terms: 'Terms',
  grant: 'Agreed hours',
  retainer: 'Retainers',
  client: 'Clients',
  link: 'Links',
  webhook: 'Webhooks',
  key: 'API keys',
  workspace: 'Workspace',
  plan: 'Plan',
  account: 'Accounts',
  session: 'Sessions',
}
const nouns = Object.keys(auditNouns) as AuditNoun[]

/** Who changed what and when, written in the transaction of the change and never again. */
export const AuditLine = z
  .object({
    id: Id,
    at: Instant,
    name: z.enum(auditNames),
    person: z.object({ id: Id, name: z.string() }).nullable().describe('Null for HourTab itself and whoever runs it'),
    keyName: z.string().nullable().describe('The API key it came by; null for a browser'),
    retainer: z.object({ id: Id, name: z.string(), client: z.string(), isRemoved: z.boolean() }).nullable(),
    about: z.string().describe('What it was about, in the words of that moment'),
    changes: z
      .array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() }))
      .describe('What each field was and is; null where there was or is nothing'),
  })
  .meta({ id: 'AuditLine' })
export type AuditLine = z.output<typeof AuditLine>

const filter = {
  person: Id.optional().describe('The person who did it'),
  what: z.enum(nouns).optional().describe('What the change was about'),
  retainerId: Id.optional(),
  from: Day.optional().describe('The first day that is meant'),
  to: Day.optional().describe('The last day that is meant'),
  timeZone: TimeZone.default('UTC').describe('The time zone of the days'),
}
export type AuditFilter = z.output<z.ZodObject<typeof filter>>

export const listAudit = endpoint({
  name: 'listAudit',
  method: 'GET',
  path: '/api/v1/audit',
  summary: 'Who changed what and when, newest first',
  description: 'What each field was and is, by whom, and by which key.',
  access: 'read',
  query: z.strictObject({ ...pageQuery, ...filter }),
  status: 200,
  response: pageOf(AuditLine),
})

export const exportAudit = endpoint({
  name: 'exportAudit',
  method: 'GET',
  path: '/api/v1/audit.csv',
  summary: 'Who changed what and when as a CSV file, newest first',
  description: 'The same as `listAudit`, with the same filters.',
  access: 'read',
  query: z.strictObject(filter),
  status: 200,
  response: z.string(),
  media: 'text/csv',
})

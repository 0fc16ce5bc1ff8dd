import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, Instant, Seconds, pageOf, pageQuery } from './primitives.ts'

/** What became of the mail about an alert to a member who had asked for it. */
export const AlertMail = z
  .object({
    to: z.object({ id: Id, name: z.string() }),
    state: z.enum(['waiting', 'sent', 'failed']).describe('Failed: it was tried for a day'),
    tries: z.int(),
    fault: z.string().nullable().describe('Why it could not be sent last'),
    nextTryAt: Instant.nullable(),
    sentAt: Instant.nullable(),
  })
  .meta({ id: 'AlertMail' })
export type AlertMail = z.output<typeof AlertMail>

/** A share of a cycle's hours that was passed. Each is passed once in a cycle, whatever happens afterwards. */
export const Alert = z
  .object({
    id: Id.describe('Also the id of its event'),
    percent: z.int().describe('Of the hours available in the cycle'),
    cycle: z.object({ startsOn: Day, endsOn: Day }),
    usedSeconds: Seconds.describe('Just after it was passed'),
    availableSeconds: Seconds,
    at: Instant,
    mails: z.array(AlertMail).describe('A change that passes several shares at once sends one mail, with the highest'),
  })
  .meta({ id: 'Alert' })
export type Alert = z.output<typeof Alert>

export const listAlerts = endpoint({
  name: 'listAlerts',
  method: 'GET',
  path: '/api/v1/retainers/:retainerId/alerts',
  summary: 'The shares of a cycle that were passed, newest first',
  description: 'With what became of the mails about them.',
  access: 'read',
  params: z.object({ retainerId: Id }),
  query: z.strictObject(pageQuery),
  status: 200,
  response: pageOf(Alert),
})

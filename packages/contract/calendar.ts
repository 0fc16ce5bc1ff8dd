import { z } from 'zod'
import { endpoint } from './endpoint.ts'

const response = z.string().describe('An iCalendar object (RFC 5545)')

const contents =
  'Whole-day events: the day each cycle of the next 13 months begins with how many hours, pauses, and the days on which cycles are closed or can be. Names and dates only: nothing of what was used, logged or agreed.'

export const readCalendar = endpoint({
  name: 'readCalendar',
  method: 'GET',
  path: '/api/v1/calendar.ics',
  summary: 'The days on which retainers reset and cycles close, as a calendar',
  description: `${contents} A key that is kept to some retainers gets theirs.`,
  access: 'read',
  keptKeys: true,
  media: 'text/calendar',
  status: 200,
  response,
})

export const readPublicCalendar = endpoint({
  name: 'readPublicCalendar',
  method: 'GET',
  path: '/api/v1/public/calendars/:token/hourtab.ics',
  summary: 'The same calendar behind an address of its own, for programs that send no headers',
  description: `The address comes with a key of the scope \`calendar\` and ends with it; the key opens nothing else. ${contents}`,
  access: 'open',
  keptKeys: true,
  media: 'text/calendar',
  params: z.object({ token: z.string().max(200).describe('The secret of a key of the scope `calendar`') }),
  status: 200,
  response,
})

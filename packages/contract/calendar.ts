import { z } from 'zod'
import { endpoint } from './endpoint.ts'

const example = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//HourTab//Calendar//EN',
  'METHOD:PUBLISH',
  'NAME:Moro PMO · HourTab',
  'X-WR-CALNAME:Moro PMO · HourTab',
  'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
  'X-PUBLISHED-TTL:PT12H',
  'BEGIN:VEVENT',
  'UID:0198d2a4-6c1e-7b43-9a55-2f6f0f2f8a10-turn-20260801@hourtab',
  'SEQUENCE:0',
  'DTSTAMP:20260714T000000Z',
  'DTSTART;VALUE=DATE:20260801',
  'SUMMARY:Halden Rail · PMO retainer resets (20 hours)',
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n')

const response = z
  .string()
  .describe('An iCalendar object (RFC 5545)')
  .meta({ examples: [example] })
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

import type { Dialect } from '../dialect.ts'

/** The export of "Time & activity". A report of a whole team adds the member and the client, so that nobody's hours are taken for another's. */
export const hubstaff: Dialect = {
  id: 'hubstaff',
  name: 'Hubstaff',
  required: [['organization'], ['time zone'], ['date'], ['time'], ['activity']],
  extra: ['task id', 'earned', 'currency'],
  columns: {
    date: ['date'],
    duration: ['time'],
    description: ['notes'],
    task: ['task', 'to-do'],
    client: ['client'],
    project: ['project'],
    person: ['member'],
  },
}

import type { Dialect } from '../dialect.ts'
import { clockifyBlanks } from './clockify.ts'

/** The summary report, which can be a work log only where "Date" is one of its groupings. */
export const clockifySummary: Dialect = {
  id: 'clockify',
  name: 'Clockify summary',
  required: [['date'], ['time (h)'], ['time (decimal)']],
  columns: {
    date: ['date'],
    duration: ['time (h)'],
    decimal: ['time (decimal)'],
    description: ['description'],
    task: ['task'],
    client: ['client'],
    project: ['project'],
    person: ['user'],
    tags: ['tag', 'tags'],
    billable: ['billable'],
  },
  blanks: clockifyBlanks,
}

/** The same without "Date" among its groupings. */
export const clockifyUndated: Dialect = {
  id: 'clockify',
  name: 'Clockify summary',
  required: [['time (h)'], ['time (decimal)']],
  columns: {},
  refuse:
    'This is Clockify’s Summary report, and “Date” is not among its groups, so its hours cannot be put on a day. ' +
    'Export the Detailed report instead, or add Date to the groups of the summary.',
}

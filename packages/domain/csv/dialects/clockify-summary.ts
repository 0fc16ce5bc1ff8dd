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
  },
  blanks: clockifyBlanks,
}

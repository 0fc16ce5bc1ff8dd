import type { Dialect } from '../dialect.ts'

/** The summary report, and a detailed one whose columns were chosen without a date. */
export const togglSummary: Dialect = {
  id: 'toggl',
  name: 'Toggl Track summary',
  required: [
    ['duration', 'registered time'],
    ['project', 'client'],
    ['description', 'member', 'amount (*)'],
  ],
  extra: ['task', 'user', 'email', 'tags', 'billable', 'currency'],
  columns: {},
  isExact: true,
  refuse:
    'This report has hours but no dates, as the Summary report of Toggl Track does, so its hours cannot be put on a day. ' +
    'Export the Detailed report instead, with the column “Start date”.',
}

import type { Dialect } from '../dialect.ts'

/** The daily and the weekly report: one line for each member and one column for each day. */
export const hubstaffWide: Dialect = {
  id: 'hubstaff',
  name: 'Hubstaff daily or weekly report',
  required: [['member'], ['total worked'], ['organization', 'activity', 'time zone']],
  extra: ['email', 'employee id', 'tax info', 'spent total', 'job title'],
  columns: {},
  refuse:
    'This is Hubstaff’s daily or weekly report: it has one column for each day and does not say what was done. ' +
    'Export the “Time & activity” report instead, with the columns Date, Project, Task, Time and Notes.',
}

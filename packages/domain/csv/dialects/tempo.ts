import type { Dialect } from '../dialect.ts'

/** The worklogs of Jira, from the cloud or a server. `Hours` is what was worked, `Billed Hours` what is invoiced; the rest are estimates. */
export const tempo: Dialect = {
  id: 'tempo',
  name: 'Tempo',
  required: [['issue key'], ['work date'], ['hours']],
  extra: ['issue summary', 'project key', 'external hours', 'issue original estimate', 'issue remaining estimate'],
  columns: {
    date: ['work date'],
    duration: ['hours'],
    rounded: ['billed hours'],
    description: ['work description'],
    task: ['issue summary'],
    client: ['account customer'],
    project: ['project name', 'project key'],
    person: ['full name', 'username'],
  },
}

/** The timesheet on the screen, with one column for each day. */
export const tempoTimesheet: Dialect = {
  id: 'tempo',
  name: 'Tempo timesheet',
  required: [
    ['issue', 'issue key', 'key', 'issue/worklog'],
    ['key', 'logged', 'total', 'issue summary', 'project', 'user'],
  ],
  columns: {},
  isWide: true,
  refuse:
    'This is Tempo’s timesheet: it has one column for each day and does not say what was done. ' +
    'Export the Worklogs instead, with one row for each worklog.',
}

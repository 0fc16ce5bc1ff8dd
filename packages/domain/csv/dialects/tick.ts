import type { Dialect } from '../dialect.ts'

/** The report of Tick. Its many other dates are those of the project, of the task and of the moment when the entry was typed. */
export const tick: Dialect = {
  id: 'tick',
  name: 'Tick',
  required: [['id'], ['entry created at'], ['hours'], ['date']],
  extra: ['task billable', 'entry updated at', 'project owner', 'user'],
  columns: {
    sourceId: ['id'],
    date: ['date'],
    duration: ['hours'],
    description: ['notes'],
    task: ['task'],
    client: ['client'],
    project: ['project'],
    person: ['user'],
    billable: ['task billable'],
  },
}

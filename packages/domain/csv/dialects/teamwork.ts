import type { Dialect } from '../dialect.ts'

/** The time report of Teamwork.com. `Hours` and `Minutes` are the two parts of one duration; `Decimal hours` is the same, rounded. */
export const teamwork: Dialect = {
  id: 'teamwork',
  name: 'Teamwork',
  required: [['is it billable?'], ['decimal hours']],
  extra: ['date/time', 'end date/time', 'project category', 'task tags'],
  columns: {
    sourceId: ['id'],
    date: ['date', 'date/time'],
    startTime: ['date/time'],
    endTime: ['end date/time'],
    duration: ['hours'],
    minutes: ['minutes'],
    decimal: ['decimal hours'],
    description: ['description'],
    task: ['task'],
    client: ['company'],
    project: ['project'],
    person: ['who'],
    tags: ['tags'],
    billable: ['is it billable?'],
  },
  minutesAreRest: true,
}

import type { Dialect } from '../dialect.ts'

const refuse =
  'This is RescueTime’s record of the programs and pages on a screen. It does not say what was done for a client, and no such record is kept here. ' +
  'Import the report of a time tracker, or type the hours into the work log.'

/** What a computer was used for, by the hour. */
export const rescuetime: Dialect = {
  id: 'rescuetime',
  name: 'RescueTime',
  required: [['time spent (seconds)']],
  extra: ['number of people', 'activity', 'category', 'productivity', 'efficiency'],
  columns: { date: ['date'] },
  refuse,
}

/** The same by the minute. */
export const rescuetimeApplications: Dialect = {
  id: 'rescuetime',
  name: 'RescueTime',
  required: [['timestamp'], ['minutes'], ['application']],
  columns: {},
  isExact: true,
  refuse,
}

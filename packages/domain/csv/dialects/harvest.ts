import type { Dialect } from '../dialect.ts'

/** The detailed time report and "Export all time", from the oldest known columns to those of 2026. */
export const harvest: Dialect = {
  id: 'harvest',
  name: 'Harvest',
  required: [['date'], ['client'], ['project'], ['task'], ['hours'], ['billable?']],
  extra: ['notes', 'first name', 'last name', 'invoiced?', 'approved?', 'employee?'],
  columns: {
    date: ['date'],
    duration: ['hours'],
    rounded: ['hours rounded'],
    description: ['notes'],
    task: ['task'],
    client: ['client'],
    project: ['project'],
    person: ['first name'],
    lastName: ['last name'],
    billable: ['billable?'],
  },
}

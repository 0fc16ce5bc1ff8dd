import { billableAndNot, type Dialect } from '../dialect.ts'

/**
 * The report of Timely. The sum of a client and of a project stands before the entries it sums up, and says so only by having no date.
 * `Planned Hours` are no work, and `Billed` tells what was invoiced, not what is billable.
 */
export const timely: Dialect = {
  id: 'timely',
  name: 'Timely',
  required: [['logged hours'], ['planned hours'], ['date']],
  extra: ['budget type', 'billed', 'external id', 'logged money'],
  columns: {
    date: ['date'],
    startTime: ['from'],
    endTime: ['to'],
    duration: ['logged hours'],
    description: ['notes'],
    client: ['client'],
    project: ['project'],
    person: ['name'],
    tags: ['tags'],
    billableHours: ['billable hours'],
    nonBillable: ['non-billable hours'],
  },
  parts: billableAndNot,
  undated: () => 'a subtotal',
}

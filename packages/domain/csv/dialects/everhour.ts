import { undoFormulaGuard } from '../clean-text.ts'
import { billableAndNot, type Dialect } from '../dialect.ts'

const rollup = /^\d+ (?:members?|items?|types?|projects?|tasks?)$/i
const nothing = /^(?:no|false|non-billable|0+(?:[:.,]0+)*h?)$/i

/**
 * The detailed report, and the historical one where it has days. Both have the columns that whoever makes them chooses; a second line in a
 * cell is a job title, or whether a task is open. The historical one groups by month and writes a client in the first row of a group only.
 */
export const everhour: Dialect = {
  id: 'everhour',
  name: 'Everhour',
  required: [
    ['date', 'day'],
    ['project'],
    ['member', 'billing type', 'leads'],
    ['time', 'billable time'],
    ['comment', 'billable amount', 'billable time', 'cost'],
  ],
  extra: ['non-billable time'],
  columns: {
    date: ['date', 'day'],
    duration: ['time', 'billable time'],
    billableHours: ['billable time'],
    nonBillable: ['non-billable time'],
    description: ['comment'],
    task: ['task'],
    client: ['client'],
    project: ['project'],
    person: ['member'],
    billable: ['billable', 'billable time'],
  },
  parts: billableAndNot,
  fillDown: ['client'],
  isBillable: (cell) => !nothing.test(cell),
  text: (cell, field) => undoFormulaGuard(field === 'task' || field === 'person' ? (cell.split(/[\r\n]/, 1)[0] ?? '') : cell),
  undated: (cell) => (rollup.test(cell('person')) ? 'a subtotal' : undefined),
}

/** The historical report as it is made at first: its hours belong to a month. */
export const everhourWithoutDays: Dialect = {
  id: 'everhour',
  name: 'Everhour historical report',
  required: [['billable time'], ['non-billable time'], ['client', 'project']],
  columns: {},
  refuse:
    'This is Everhour’s historical report: it says in which month work was done, but not on which day. ' +
    'Add the Day column to the report and export it again, or export the detailed report.',
}

import type { Dialect } from '../dialect.ts'

// A row is no work where the whole name says so: "Holiday Inn" is a customer.
const dayOff = /\b(?:lunch|breaks?|pto|off|vacations?|holidays?|sick|leave|bereavement|jury)\b/i
const onlyDayOff =
  /^(?:unpaid|paid|lunch|meals?|rest|breaks?|pto|time|off|vacations?|holidays?|sick|leave|days?|personal|family|medical|bereavement|jury|duty|approved|[\s()/-])+$/i

/**
 * The timesheet export of QuickBooks Time, which was TSheets. `jobcode_1`, `jobcode_2` … are the branches of the tree from customer to job;
 * older files have one `jobcode` instead. Breaks and days off stand in the same columns and carry hours.
 */
export const quickbooksTime: Dialect = {
  id: 'quickbooks-time',
  name: 'QuickBooks Time',
  required: [['local_date'], ['hours'], ['jobcode', 'jobcode_1']],
  extra: ['local_day', 'payroll_id', 'approved_status'],
  columns: {
    date: ['local_date'],
    startTime: ['local_start_time'],
    endTime: ['local_end_time'],
    duration: ['hours'],
    description: ['notes'],
    task: ['service item'],
    client: ['jobcode_1'],
    project: ['jobcode_2', 'jobcode'],
    person: ['fname'],
    lastName: ['lname'],
  },
  paths: { task: ['jobcode_3', 'jobcode_4', 'jobcode_5', 'jobcode_6', 'jobcode_7', 'jobcode_8'] },
  hasLocalDates: true,
  skip: (cell) => {
    const job = [cell('client'), cell('project')].filter((name) => name !== '').join(' / ')
    return dayOff.test(job) && onlyDayOff.test(job) ? job : undefined
  },
}

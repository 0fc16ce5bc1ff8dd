import type { Dialect } from '../dialect.ts'
import { readTogglDuration } from './toggl-classic.ts'

/** The detailed report since 2024: columns to choose from, and a dash where there is nothing. */
export const togglNew: Dialect = {
  id: 'toggl',
  name: 'Toggl Track',
  required: [['description'], ['start date'], ['stop date', 'stop time', 'member']],
  extra: ['member', 'currency', 'duration', 'tags'],
  columns: {
    date: ['start date'],
    startTime: ['start time'],
    endDate: ['stop date'],
    endTime: ['stop time'],
    duration: ['duration'],
    description: ['description'],
    task: ['task'],
    client: ['client'],
    project: ['project'],
    person: ['member'],
    tags: ['tags'],
    billable: ['billable'],
  },
  blanks: ['-'],
  duration: readTogglDuration,
}

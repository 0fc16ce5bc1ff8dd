import type { Dialect } from '../dialect.ts'

/** The detailed report: local times without an offset, and durations that may be longer than a day. */
export const solidtime: Dialect = {
  id: 'solidtime',
  name: 'solidtime',
  required: [['start'], ['end'], ['duration'], ['duration (decimal)'], ['description']],
  extra: ['project', 'client', 'user'],
  columns: {
    date: ['start'],
    startTime: ['start'],
    endTime: ['end'],
    duration: ['duration'],
    decimal: ['duration (decimal)'],
    description: ['description'],
    task: ['task'],
    client: ['client'],
    project: ['project'],
    person: ['user'],
    tags: ['tags'],
    billable: ['billable'],
  },
}

/** The summary of projects, people or clients, which has a total but no days. */
export const solidtimeAggregate: Dialect = {
  id: 'solidtime',
  name: 'solidtime summary',
  required: [['duration'], ['duration (decimal)'], ['amount (*)']],
  columns: {},
  refuse:
    'This is a summary of solidtime: it has hours but no dates, so its hours cannot be put on a day. Export the Detailed report as CSV instead.',
}

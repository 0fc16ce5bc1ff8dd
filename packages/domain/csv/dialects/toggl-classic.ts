import type { Seconds } from '../../hours.ts'
import type { Dialect } from '../dialect.ts'
import { readDuration } from '../durations.ts'

/** The detailed report of the old reports page, and still today's "Export time entries" in the settings. */
export const togglClassic: Dialect = {
  id: 'toggl',
  name: 'Toggl Track',
  required: [['start date'], ['start time'], ['duration'], ['user', 'email']],
  extra: ['end date', 'end time', 'tags', 'amount (*)'],
  columns: {
    date: ['start date'],
    startTime: ['start time'],
    endDate: ['end date'],
    endTime: ['end time'],
    duration: ['duration'],
    description: ['description'],
    task: ['task'],
    client: ['client'],
    project: ['project'],
    person: ['user', 'member'],
    tags: ['tags'],
    billable: ['billable'],
  },
  blanks: ['-'],
  duration: readTogglDuration,
}

/** Below one hour the profile setting "Classic" writes minutes and seconds, `18:25 min`; everything else is as usual. */
export function readTogglDuration(cell: string): Seconds | undefined {
  const [, minutes, seconds] = /^(\d{1,4}):([0-5]\d)\s?min$/.exec(cell.trim()) ?? []
  return minutes === undefined ? readDuration(cell) : Number(minutes) * 60 + Number(seconds)
}

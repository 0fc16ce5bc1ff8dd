import type { Dialect } from '../dialect.ts'

/** HoursTracker for iOS. Its duration has the breaks taken off and the adjustments added, so it is not clocked out minus clocked in. */
export const hourstracker: Dialect = {
  id: 'hourstracker',
  name: 'HoursTracker',
  required: [['job'], ['clocked in'], ['clocked out']],
  extra: ['breaks', 'adjustments', 'hourly rate', 'earnings'],
  columns: {
    date: ['clocked in'],
    endDate: ['clocked out'],
    endTime: ['clocked out'],
    duration: ['duration'],
    description: ['comment'],
    project: ['job'],
    tags: ['tags'],
  },
}

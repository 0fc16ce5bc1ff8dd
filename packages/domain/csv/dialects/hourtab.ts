import type { Dialect } from '../dialect.ts'

/** Our own export of a work log. Rows are known by the id of their entry; work types, vendors and private notes are not read back. */
export const hourtab: Dialect = {
  id: 'hourtab',
  name: 'HourTab',
  required: [['entry id'], ['date'], ['duration'], ['work type'], ['logged at']],
  extra: ['hours', 'vendor', 'private note', 'source', 'cycle starts on', 'corrects entry'],
  columns: {
    sourceId: ['entry id'],
    date: ['date'],
    duration: ['duration'],
    decimal: ['hours'],
    description: ['description'],
    project: ['project'],
    billable: ['billable'],
  },
  isWhole: true,
  hasCorrections: true,
}

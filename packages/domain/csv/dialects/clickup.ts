import type { Dialect } from '../dialect.ts'
import { stillRunning } from '../skips.ts'

/**
 * The time tracking export. Every moment stands there twice: as a number of milliseconds since 1970, and as text in the zone of whoever
 * exports it, which is the day that counts. Clients are spaces or folders, and a list outside any folder stands in one called `hidden`.
 * `Start Date` and `Task Time Spent` belong to the task, not to the entry.
 */
export const clickup: Dialect = {
  id: 'clickup',
  name: 'ClickUp',
  required: [['time entry id'], ['time tracked'], ['start text']],
  extra: ['time tracked text', 'stop text', 'space name', 'list name', 'username'],
  columns: {
    sourceId: ['time entry id'],
    date: ['start text'],
    endTime: ['stop text'],
    duration: ['time tracked'],
    description: ['description'],
    task: ['task name'],
    project: ['list name'],
    person: ['username'],
    billable: ['billable'],
    instant: ['start'],
  },
  paths: { client: ['space name', 'folder name'] },
  blanks: ['null', 'hidden'],
  units: ['milliseconds'],
  skip: (cell) => (cell('endTime') === '' ? stillRunning : undefined),
}

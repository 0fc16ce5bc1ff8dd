import type { Dialect } from '../dialect.ts'

/** `time_entries.csv` of an organisation's backup: instants in UTC, and ids where a report has names. An entry without an end still runs. */
export const solidtimeBackup: Dialect = {
  id: 'solidtime',
  name: 'solidtime backup',
  required: [['id'], ['start'], ['end'], ['still_active_email_sent_at']],
  extra: ['member_id', 'organization_id', 'is_imported', 'billable_rate'],
  columns: {
    sourceId: ['id'],
    date: ['start'],
    startTime: ['start'],
    endTime: ['end'],
    description: ['description'],
    client: ['client_id'],
    project: ['project_id'],
    billable: ['billable'],
  },
  hasOnlyIds: true,
}

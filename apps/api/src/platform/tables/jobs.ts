import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/**
 * What is to be done later, in whatever workspace. Inside a workspace it can be added to and not read; outside of any it says where to look
 * and nothing else.
 */
export const jobs = pgTable(
  'jobs',
  {
    id: uuid().primaryKey(),
    kind: text({ enum: ['mail', 'webhooks'] }).notNull(),
    /** The workspace, which is entered for the work itself. */
    inWorkspace: uuid().notNull(),
    subject: jsonb().$type<Record<string, string>>().notNull(),
    dueAt: instant().notNull(),
  },
  (t) => [index('jobs_due').on(t.kind, t.dueAt), index('jobs_of_workspace').on(t.inWorkspace, t.kind)],
)

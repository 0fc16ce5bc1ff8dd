import { foreignKey, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { day, instant, seconds, workspaceId } from './columns.ts'
import { ofRetainer } from './retainers.ts'

/** A share of a cycle's hours that was passed: once a cycle, whatever happens afterwards. Its id is that of the event that tells so. */
export const alerts = pgTable(
  'alerts',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    retainerId: uuid().notNull(),
    cycleStartsOn: day().notNull(),
    cycleEndsOn: day().notNull(),
    percent: integer().notNull(),
    usedSeconds: seconds().notNull(),
    availableSeconds: seconds().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    ofRetainer('alerts_retainer', t),
    uniqueIndex('alerts_once').on(t.workspaceId, t.retainerId, t.cycleStartsOn, t.percent),
  ],
)

/** A mail to a member about an alert, as it was worded then. Who the member is, and where mail reaches them, is looked up when it is sent. */
export const mails = pgTable(
  'mails',
  {
    workspaceId: workspaceId(),
    alertId: uuid().notNull(),
    userId: uuid().notNull(),
    state: text({ enum: ['waiting', 'sent', 'failed'] })
      .notNull()
      .default('waiting'),
    subject: text().notNull(),
    body: text().notNull(),
    tries: integer().notNull().default(0),
    /** Why it could not be sent last, in words. */
    fault: text(),
    nextTryAt: instant(),
    createdAt: instant().notNull(),
    sentAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.alertId, t.userId] }),
    foreignKey({ name: 'mails_alert', columns: [t.workspaceId, t.alertId], foreignColumns: [alerts.workspaceId, alerts.id] }).onDelete(
      'cascade',
    ),
  ],
)

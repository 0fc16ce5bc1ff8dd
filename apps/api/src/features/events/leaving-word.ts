import { sql, type SQL } from 'drizzle-orm'

/**
 * The statement that leaves word, in the transaction of an event, that somebody is to be told of it; nothing where no webhook listens.
 * `log_entries` in the database does the same.
 */
export const leavingWord = (workspaceId: string, at: string): SQL => sql`
  insert into jobs (id, kind, in_workspace, subject, due_at)
  select gen_random_uuid(), 'webhooks', ${workspaceId}::uuid, '{}'::jsonb, ${at}::timestamptz
  where exists (select from webhooks where workspace_id = ${workspaceId} and state = 'active')`

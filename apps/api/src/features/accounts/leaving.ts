import type { Leaving } from '@hourtab/contract/accounts'
import { sql } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'

type Counted = Omit<Leaving, 'goes'> & { otherOwners: number }

/** What goes with an account: the workspace, unless somebody else owns it as well. */
export async function readLeaving(db: Db, workspaceId: string, userId: string): Promise<Leaving> {
  const others = sql`from members where workspace_id = ${workspaceId} and user_id <> ${userId}`
  const { rows } = await db.execute<Counted & { role: string }>(sql`
    select (select role from members where workspace_id = ${workspaceId} and user_id = ${userId}) as role,
      (select count(*)::int ${others} and role = 'owner') as "otherOwners",
      (select count(*)::int ${others}) as others,
      (select count(*)::int from clients where workspace_id = ${workspaceId}) as clients,
      (select count(*)::int from retainers where workspace_id = ${workspaceId}) as retainers,
      (select coalesce(sum(entry_count), 0)::int from cycle_totals where workspace_id = ${workspaceId}) as entries,
      (select count(*)::int from statements where workspace_id = ${workspaceId}) as statements,
      (select count(*)::int from share_links where workspace_id = ${workspaceId} and revoked_at is null) as links`)
  const { role, otherOwners, ...counted } = rows[0]!
  if (role === 'owner' && otherOwners === 0) return { goes: 'workspace', ...counted }
  return { goes: 'account', clients: 0, retainers: 0, entries: 0, statements: 0, links: 0, others: 0 }
}

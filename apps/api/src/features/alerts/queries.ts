import type { Alert, AlertMail } from '@hourtab/contract/alerts'
import type { PassedShare } from '@hourtab/contract/balance'
import type { Day } from '@hourtab/domain/calendar'
import { sql } from 'drizzle-orm'
import { toInstant } from '../../platform/clock.ts'
import type { Db } from '../../platform/context.ts'

const orNone = (printed: string | null) => printed && toInstant(printed)

/** Alerts of a retainer with their mails, newest first, one more than the limit. */
export async function alertsAfter(
  db: Db,
  workspaceId: string,
  retainerId: string,
  { limit, before }: { limit: number; before?: string },
): Promise<Alert[]> {
  const older = before ? sql`and a.id < ${before}` : sql``
  const { rows } = await db.execute<Alert>(sql`
    select a.id, a.percent, json_build_object('startsOn', a.cycle_starts_on, 'endsOn', a.cycle_ends_on) as cycle, a.used_seconds as "usedSeconds",
      a.available_seconds as "availableSeconds", a.at,
      coalesce((select json_agg(json_build_object('to', json_build_object('id', u.id, 'name', u.name), 'state', m.state, 'tries', m.tries, 'fault', m.fault,
          'nextTryAt', m.next_try_at, 'sentAt', m.sent_at) order by u.name, u.id)
        from mails m join users u on u.id = m.user_id where m.workspace_id = ${workspaceId} and m.alert_id = a.id), '[]') as mails
    from alerts a where a.workspace_id = ${workspaceId} and a.retainer_id = ${retainerId} ${older} order by a.id desc limit ${limit + 1}`)
  return rows.map(({ at, mails, ...alert }) => ({ ...alert, at: toInstant(at), mails: mails.map(withInstants) }))
}

const withInstants = (mail: AlertMail): AlertMail => ({ ...mail, nextTryAt: orNone(mail.nextTryAt), sentAt: orNone(mail.sentAt) })

/** A cycle of a retainer. */
export type CycleOf = { retainerId: string; cycleStartsOn: Day }

/** The shares that alerted in each of some cycles, lowest first, by retainer. */
export async function passedIn(db: Db, workspaceId: string, cycles: CycleOf[]): Promise<Map<string, PassedShare[]>> {
  const { rows } = await db.execute<{ retainerId: string; passed: PassedShare[] }>(sql`
    select a.retainer_id as "retainerId", json_agg(json_build_object('percent', a.percent, 'at', a.at) order by a.percent) as passed
    from jsonb_to_recordset(${JSON.stringify(cycles)}::jsonb) as x ("retainerId" uuid, "cycleStartsOn" date)
    join alerts a on a.workspace_id = ${workspaceId} and a.retainer_id = x."retainerId" and a.cycle_starts_on = x."cycleStartsOn" group by 1`)
  return new Map(rows.map(({ retainerId, passed }) => [retainerId, passed.map(({ percent, at }) => ({ percent, at: toInstant(at) }))]))
}

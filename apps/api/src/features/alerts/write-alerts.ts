import { sentence } from '@hourtab/domain/sentence'
import { sql, type SQL } from 'drizzle-orm'
import { instantNow, todayIn } from '../../platform/clock.ts'
import type { Acting } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { leavingWord } from '../events/leaving-word.ts'
import type { Passed } from './alerts-between.ts'
import { wordMail } from './word-mail.ts'

/**
 * The one statement that records shares as passed, each with its event, and leaves mail for the members who asked for it: one for
 * each cycle, with the highest of its shares. A share that was passed in its cycle before leaves nothing, whoever passes it again.
 */
export function writingAlerts(ctx: Acting, passed: Passed[]): SQL {
  const { actor, clock, mailer } = ctx
  const { workspaceId } = actor
  const at = instantNow(clock)
  const given = passed.map(({ record, line, percent }) => {
    const { cycle, usedSeconds, availableSeconds } = line
    return {
      id: newId(),
      retainerId: record.id,
      cycleStartsOn: cycle.startsOn,
      cycleEndsOn: cycle.endsOn,
      percent,
      usedSeconds,
      availableSeconds,
      about: `${percent} % · ${sentence(line, todayIn(clock, record.timeZone))}`,
      ...(mailer && wordMail(ctx, { record, line, percent })),
    }
  })
  return sql`
    with x as (
      select * from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as x (id uuid, "retainerId" uuid, "cycleStartsOn" date, "cycleEndsOn" date, percent int, "usedSeconds" bigint,
        "availableSeconds" bigint, about text, subject text, body text)
    ), a as (
      insert into alerts (workspace_id, id, retainer_id, cycle_starts_on, cycle_ends_on, percent, used_seconds, available_seconds, at)
      select ${workspaceId}, x.id, x."retainerId", x."cycleStartsOn", x."cycleEndsOn", x.percent, x."usedSeconds", x."availableSeconds", ${at} from x
      on conflict (workspace_id, retainer_id, cycle_starts_on, percent) do nothing
      returning id, retainer_id, cycle_starts_on, percent
    ), e as (
      insert into events (workspace_id, id, retainer_id, name, about, subject, at)
      select ${workspaceId}, x.id, x."retainerId", 'balance.threshold', x.about, jsonb_build_object('cycleStartsOn', x."cycleStartsOn", 'percent', x.percent,
        'usedSeconds', x."usedSeconds", 'availableSeconds', x."availableSeconds"), ${at}
      from x join a on a.id = x.id
    ), w as (
      ${leavingWord(workspaceId, at)}
    ), m as (
      insert into mails (workspace_id, alert_id, user_id, subject, body, next_try_at, created_at)
      select ${workspaceId}, x.id, u.user_id, x.subject, x.body, ${at}, ${at}
      from (select distinct on (retainer_id, cycle_starts_on) id from a order by retainer_id, cycle_starts_on, percent desc) highest
      join x on x.id = highest.id join members u on u.workspace_id = ${workspaceId} and u.alert_mails
      where x.subject is not null
      returning alert_id, user_id
    )
    insert into jobs (id, kind, in_workspace, subject, due_at)
    select gen_random_uuid(), 'mail', ${workspaceId}, jsonb_build_object('alertId', m.alert_id, 'userId', m.user_id), ${at} from m`
}

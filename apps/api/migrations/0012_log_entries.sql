-- Logs entries with the totals of their cycles, their retainers' next versions and events, so that none can be without the others. It
-- answers how many it wrote: all, or none where a retainer is not at the version that they were worked out from. Retainers are locked in
-- the order of `lock_retainers`.
create function log_entries(w uuid, actor uuid, key text, at timestamptz, known jsonb, logged json) returns int language plpgsql as $$
declare written int;
begin
  select count(*) into written from (
    select from retainers r join jsonb_to_recordset(known) as k (id uuid, version bigint) on k.id = r.id and k.version = r.version
    where r.workspace_id = w order by r.id for update of r
  ) held;
  if written < jsonb_array_length(known) then
    return 0;
  end if;
  with x as materialized (
    select * from json_to_recordset(logged) as x (id uuid, "retainerId" uuid, "cycleStartsOn" date, "workedOn" date, seconds int, description text, "workType" text,
      vendor text, project text, billable boolean, "privateNote" text, corrects uuid, effect int, "eventId" uuid, about text)
  ), e as (
    insert into entries (workspace_id, id, retainer_id, cycle_starts_on, worked_on, seconds, description, work_type, vendor, project, billable, private_note, corrects, logged_by, logged_at)
    select w, id, "retainerId", "cycleStartsOn", "workedOn", seconds, description, "workType", vendor, project, billable, "privateNote", corrects, actor, at from x
  ), t as (
    insert into cycle_totals (workspace_id, retainer_id, cycle_starts_on, used_seconds, entry_count, last_worked_on)
    select w, "retainerId", "cycleStartsOn", sum(effect), count(*), max("workedOn") from x group by "retainerId", "cycleStartsOn"
    on conflict (workspace_id, retainer_id, cycle_starts_on) do update set used_seconds = cycle_totals.used_seconds + excluded.used_seconds,
      entry_count = cycle_totals.entry_count + excluded.entry_count, last_worked_on = greatest(cycle_totals.last_worked_on, excluded.last_worked_on)
  ), v as (
    update retainers set version = version + 1 where workspace_id = w and id in (select "retainerId" from x)
  )
  insert into events (workspace_id, id, retainer_id, name, actor_id, key_name, about, subject, at)
  select w, "eventId", "retainerId", 'entry.logged', actor, key, about, jsonb_build_object('entryId', id, 'workedOn', "workedOn", 'seconds', seconds), log_entries.at from x;
  get diagnostics written = row_count;
  return written;
end $$;

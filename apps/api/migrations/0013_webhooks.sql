CREATE TABLE "deliveries" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"webhook_id" uuid NOT NULL,
	"event_id" uuid,
	"state" text DEFAULT 'waiting' NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"attempts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"next_try_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "deliveries_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);--> statement-breakpoint
SELECT shard_table('deliveries');--> statement-breakpoint
CREATE TABLE "sequences" (
	"workspace_id" uuid NOT NULL,
	"last" bigint NOT NULL,
	CONSTRAINT "sequences_workspace_id_pk" PRIMARY KEY("workspace_id")
);--> statement-breakpoint
SELECT shard_table('sequences');--> statement-breakpoint
CREATE TABLE "webhooks" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"url" text NOT NULL,
	"events" jsonb NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"disabled_because" text,
	"disabled_at" timestamp with time zone,
	"failing_since" timestamp with time zone,
	"after_sequence" bigint NOT NULL,
	"sealed_secret" text NOT NULL,
	"sealed_old_secret" text,
	"old_secret_until" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "webhooks_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);--> statement-breakpoint
SELECT shard_table('webhooks');--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "sequence" bigint;--> statement-breakpoint
-- What happened so far is numbered here, all of it at once; for that the owner of the table looks over the walls.
alter table events no force row level security;--> statement-breakpoint
update events e set sequence = n.sequence from (select workspace_id, id, row_number() over (partition by workspace_id order by id) as sequence from events) n
  where e.workspace_id = n.workspace_id and e.id = n.id;--> statement-breakpoint
insert into sequences (workspace_id, last) select workspace_id, max(sequence) from events group by workspace_id;--> statement-breakpoint
alter table events force row level security;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_webhook" FOREIGN KEY ("workspace_id","webhook_id") REFERENCES "public"."webhooks"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_once" ON "deliveries" USING btree ("workspace_id","webhook_id","event_id");--> statement-breakpoint
CREATE INDEX "deliveries_of_webhook" ON "deliveries" USING btree ("workspace_id","webhook_id","created_at","id");--> statement-breakpoint
CREATE INDEX "deliveries_by_age" ON "deliveries" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "deliveries_waiting" ON "deliveries" USING btree ("workspace_id","webhook_id","next_try_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "jobs_of_workspace" ON "jobs" USING btree ("in_workspace","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "events_sequence" ON "events" USING btree ("workspace_id","sequence") WHERE sequence is not null;--> statement-breakpoint
CREATE INDEX "events_not_numbered" ON "events" USING btree ("workspace_id","id") WHERE sequence is null;--> statement-breakpoint
-- What happened is written once. Only its number is given later, when what is committed is known.
grant update (sequence) on events to hourtab_app;--> statement-breakpoint
grant select, insert, update, delete on deliveries to hourtab_app;--> statement-breakpoint
alter table deliveries enable row level security;--> statement-breakpoint
alter table deliveries force row level security;--> statement-breakpoint
create policy deliveries_of_workspace on deliveries using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) with check (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
grant select, insert, update, delete on sequences to hourtab_app;--> statement-breakpoint
alter table sequences enable row level security;--> statement-breakpoint
alter table sequences force row level security;--> statement-breakpoint
create policy sequences_of_workspace on sequences using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) with check (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
grant select, insert, update, delete on webhooks to hourtab_app;--> statement-breakpoint
alter table webhooks enable row level security;--> statement-breakpoint
alter table webhooks force row level security;--> statement-breakpoint
create policy webhooks_of_workspace on webhooks using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) with check (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
-- Whoever logs where a webhook listens leaves word of it in the same transaction.
create or replace function log_entries(w uuid, actor uuid, key text, at timestamptz, known jsonb, logged json) returns int language plpgsql as $$
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
  ), j as (
    insert into jobs (id, kind, in_workspace, subject, due_at)
    select gen_random_uuid(), 'webhooks', w, '{}', log_entries.at where exists (select from webhooks h where h.workspace_id = w and h.state = 'active')
  )
  insert into events (workspace_id, id, retainer_id, name, actor_id, key_name, about, subject, at)
  select w, "eventId", "retainerId", 'entry.logged', actor, key, about, jsonb_build_object('entryId', id, 'workedOn', "workedOn", 'seconds', seconds), log_entries.at from x;
  get diagnostics written = row_count;
  return written;
end $$;

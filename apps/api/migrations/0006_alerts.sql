CREATE TABLE "alerts" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"retainer_id" uuid NOT NULL,
	"cycle_starts_on" date NOT NULL,
	"cycle_ends_on" date NOT NULL,
	"percent" integer NOT NULL,
	"used_seconds" bigint NOT NULL,
	"available_seconds" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "alerts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);--> statement-breakpoint
SELECT shard_table('alerts');--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"in_workspace" uuid NOT NULL,
	"subject" jsonb NOT NULL,
	"due_at" timestamp with time zone NOT NULL
);--> statement-breakpoint
CREATE TABLE "mails" (
	"workspace_id" uuid NOT NULL,
	"alert_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"fault" text,
	"next_try_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "mails_workspace_id_alert_id_user_id_pk" PRIMARY KEY("workspace_id","alert_id","user_id")
);--> statement-breakpoint
SELECT shard_table('mails');--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "alert_mails" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "retainers" ADD COLUMN "alerts_at" integer[] DEFAULT '{50,80,100}' NOT NULL;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_retainer" FOREIGN KEY ("workspace_id","retainer_id") REFERENCES "public"."retainers"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_alert" FOREIGN KEY ("workspace_id","alert_id") REFERENCES "public"."alerts"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_once" ON "alerts" USING btree ("workspace_id","retainer_id","cycle_starts_on","percent");--> statement-breakpoint
CREATE INDEX "jobs_due" ON "jobs" USING btree ("kind","due_at");--> statement-breakpoint
-- That a share was passed is written once: a workspace neither changes nor forgets it.
grant select, insert on alerts to hourtab_app;--> statement-breakpoint
alter table alerts enable row level security;--> statement-breakpoint
alter table alerts force row level security;--> statement-breakpoint
create policy alerts_of_workspace on alerts using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) with check (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
grant select, insert, update, delete on mails to hourtab_app;--> statement-breakpoint
alter table mails enable row level security;--> statement-breakpoint
alter table mails force row level security;--> statement-breakpoint
create policy mails_of_workspace on mails using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) with check (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
-- Inside a workspace jobs can be added for that workspace and are not seen. Whoever sends works outside of any, as the owner of the table.
grant insert on jobs to hourtab_app;--> statement-breakpoint
alter table jobs enable row level security;--> statement-breakpoint
create policy jobs_of_workspace on jobs for insert with check (in_workspace = nullif(current_setting('app.workspace_id', true), '')::uuid);

-- Turns a fresh table into a distributed one where Citus is installed; does nothing on plain Postgres. It is called
-- right after each table is made, before a foreign key touches it.
create function shard_table(t regclass, kind text default 'tenant') returns void language plpgsql as $$
begin
  if not exists (select from pg_extension where extname = 'citus') then return; end if;
  perform set_config('citus.multi_shard_modify_mode', 'sequential', true);
  if kind = 'reference' then execute format('select create_reference_table(%L)', t);
  else execute format('select create_distributed_table(%L, ''workspace_id'')', t); end if;
end $$;--> statement-breakpoint
CREATE TABLE "api_keys" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"scope" text NOT NULL,
	"secret_hash" text NOT NULL,
	"hint" text NOT NULL,
	"made_by" uuid NOT NULL,
	"expires_on" date,
	"last_used_on" date,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "api_keys_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);--> statement-breakpoint
SELECT shard_table('api_keys');--> statement-breakpoint
CREATE TABLE "members" (
	"workspace_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	CONSTRAINT "members_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id")
);--> statement-breakpoint
SELECT shard_table('members');--> statement-breakpoint
CREATE TABLE "sessions" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"refresh_hash" text NOT NULL,
	"replaced_hash" text,
	"rotated_at" timestamp with time zone NOT NULL,
	"device" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "sessions_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);--> statement-breakpoint
SELECT shard_table('sessions');--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"home_workspace_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);--> statement-breakpoint
SELECT shard_table('users', 'reference');--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"plan" text DEFAULT 'free' NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);--> statement-breakpoint
SELECT shard_table('workspaces', 'reference');--> statement-breakpoint
CREATE TABLE "entries" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"retainer_id" uuid NOT NULL,
	"cycle_starts_on" date NOT NULL,
	"worked_on" date NOT NULL,
	"seconds" integer NOT NULL,
	"description" text NOT NULL,
	"work_type" text NOT NULL,
	"vendor" text,
	"project" text,
	"billable" boolean NOT NULL,
	"private_note" text,
	"import_id" uuid,
	"source_key" text,
	"logged_by" uuid NOT NULL,
	"logged_at" timestamp with time zone NOT NULL,
	CONSTRAINT "entries_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);--> statement-breakpoint
SELECT shard_table('entries');--> statement-breakpoint
CREATE TABLE "imports" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"retainer_id" uuid NOT NULL,
	"state" text NOT NULL,
	"filename" text NOT NULL,
	"dialect" text NOT NULL,
	"why" text NOT NULL,
	"source" text,
	"answers" jsonb NOT NULL,
	"excluded_rows" jsonb NOT NULL,
	"totals" jsonb NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	CONSTRAINT "imports_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);--> statement-breakpoint
SELECT shard_table('imports');--> statement-breakpoint
CREATE TABLE "answers" (
	"workspace_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer NOT NULL,
	"body" text,
	"etag" text,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "answers_workspace_id_key_pk" PRIMARY KEY("workspace_id","key")
);--> statement-breakpoint
SELECT shard_table('answers');--> statement-breakpoint
CREATE TABLE "events" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"retainer_id" uuid,
	"name" text NOT NULL,
	"actor_id" uuid NOT NULL,
	"subject" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "events_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);--> statement-breakpoint
SELECT shard_table('events');--> statement-breakpoint
CREATE TABLE "clients" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "clients_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);--> statement-breakpoint
SELECT shard_table('clients');--> statement-breakpoint
CREATE TABLE "cycle_totals" (
	"workspace_id" uuid NOT NULL,
	"retainer_id" uuid NOT NULL,
	"cycle_starts_on" date NOT NULL,
	"used_seconds" bigint NOT NULL,
	"entry_count" integer NOT NULL,
	"last_worked_on" date,
	CONSTRAINT "cycle_totals_pk" PRIMARY KEY("workspace_id","retainer_id","cycle_starts_on")
);--> statement-breakpoint
SELECT shard_table('cycle_totals');--> statement-breakpoint
CREATE TABLE "grants" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"retainer_id" uuid NOT NULL,
	"cycle_starts_on" date NOT NULL,
	"seconds" bigint NOT NULL,
	"reason" text NOT NULL,
	"borrowed_from" date,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "grants_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);--> statement-breakpoint
SELECT shard_table('grants');--> statement-breakpoint
CREATE TABLE "retainers" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"name" text NOT NULL,
	"starts_on" date NOT NULL,
	"cadence" text NOT NULL,
	"reset_day" integer NOT NULL,
	"first_cycle" text NOT NULL,
	"time_zone" text NOT NULL,
	"counts" text NOT NULL,
	"hourly_rate_cents" integer,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "retainers_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);--> statement-breakpoint
SELECT shard_table('retainers');--> statement-breakpoint
CREATE TABLE "terms" (
	"workspace_id" uuid NOT NULL,
	"retainer_id" uuid NOT NULL,
	"from_on" date NOT NULL,
	"cap_seconds" bigint NOT NULL,
	"surplus" jsonb NOT NULL,
	"deficit" boolean NOT NULL,
	CONSTRAINT "terms_workspace_id_retainer_id_from_on_pk" PRIMARY KEY("workspace_id","retainer_id","from_on")
);--> statement-breakpoint
SELECT shard_table('terms');--> statement-breakpoint
CREATE TABLE "retired_tokens" (
	"workspace_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"retired_at" timestamp with time zone NOT NULL,
	CONSTRAINT "retired_tokens_workspace_id_token_hash_pk" PRIMARY KEY("workspace_id","token_hash")
);--> statement-breakpoint
SELECT shard_table('retired_tokens');--> statement-breakpoint
CREATE TABLE "share_links" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"retainer_id" uuid NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"sealed_token" text NOT NULL,
	"expires_on" date,
	"last_opened_on" date,
	"created_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "share_links_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);--> statement-breakpoint
SELECT shard_table('share_links');--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_home_workspace_id_workspaces_id_fk" FOREIGN KEY ("home_workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_retainer" FOREIGN KEY ("workspace_id","retainer_id") REFERENCES "public"."retainers"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_retainer" FOREIGN KEY ("workspace_id","retainer_id") REFERENCES "public"."retainers"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cycle_totals" ADD CONSTRAINT "cycle_totals_retainer" FOREIGN KEY ("workspace_id","retainer_id") REFERENCES "public"."retainers"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_retainer" FOREIGN KEY ("workspace_id","retainer_id") REFERENCES "public"."retainers"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retainers" ADD CONSTRAINT "retainers_client" FOREIGN KEY ("workspace_id","client_id") REFERENCES "public"."clients"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms" ADD CONSTRAINT "terms_retainer" FOREIGN KEY ("workspace_id","retainer_id") REFERENCES "public"."retainers"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_links" ADD CONSTRAINT "share_links_retainer" FOREIGN KEY ("workspace_id","retainer_id") REFERENCES "public"."retainers"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_secret" ON "api_keys" USING btree ("workspace_id","secret_hash");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("workspace_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "entries_log" ON "entries" USING btree ("workspace_id","retainer_id","cycle_starts_on","worked_on","id");--> statement-breakpoint
CREATE INDEX "entries_import" ON "entries" USING btree ("workspace_id","import_id") WHERE import_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "entries_source" ON "entries" USING btree ("workspace_id","retainer_id","source_key") WHERE source_key is not null;--> statement-breakpoint
CREATE INDEX "imports_of_retainer" ON "imports" USING btree ("workspace_id","retainer_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "clients_name" ON "clients" USING btree ("workspace_id","name");--> statement-breakpoint
CREATE INDEX "grants_of_retainer" ON "grants" USING btree ("workspace_id","retainer_id");--> statement-breakpoint
CREATE INDEX "retainers_of_client" ON "retainers" USING btree ("workspace_id","client_id");--> statement-breakpoint
CREATE UNIQUE INDEX "share_links_token" ON "share_links" USING btree ("workspace_id","token_hash");--> statement-breakpoint
CREATE INDEX "share_links_of_retainer" ON "share_links" USING btree ("workspace_id","retainer_id");

CREATE TABLE "corrections" (
	"workspace_id" uuid NOT NULL,
	"description" text NOT NULL,
	"work_type" text NOT NULL,
	"vendor" text,
	"corrected_at" timestamp with time zone NOT NULL,
	CONSTRAINT "corrections_workspace_id_description_pk" PRIMARY KEY("workspace_id","description")
);--> statement-breakpoint
SELECT shard_table('corrections');--> statement-breakpoint
CREATE TABLE "import_habits" (
	"workspace_id" uuid NOT NULL,
	"retainer_id" uuid NOT NULL,
	"answers" jsonb NOT NULL,
	CONSTRAINT "import_habits_workspace_id_retainer_id_pk" PRIMARY KEY("workspace_id","retainer_id")
);--> statement-breakpoint
SELECT shard_table('import_habits');--> statement-breakpoint
CREATE TABLE "import_mappings" (
	"workspace_id" uuid NOT NULL,
	"signature" text NOT NULL,
	"answers" jsonb NOT NULL,
	"used_at" timestamp with time zone NOT NULL,
	CONSTRAINT "import_mappings_workspace_id_signature_pk" PRIMARY KEY("workspace_id","signature")
);--> statement-breakpoint
SELECT shard_table('import_mappings');--> statement-breakpoint
CREATE TABLE "import_sources" (
	"workspace_id" uuid NOT NULL,
	"retainer_id" uuid NOT NULL,
	"client" text NOT NULL,
	"project" text NOT NULL,
	"used_at" timestamp with time zone NOT NULL,
	CONSTRAINT "import_sources_pk" PRIMARY KEY("workspace_id","retainer_id","client","project")
);--> statement-breakpoint
SELECT shard_table('import_sources');--> statement-breakpoint
CREATE TABLE "removed_entries" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"retainer_id" uuid NOT NULL,
	"entry" jsonb,
	"worked_on" date NOT NULL,
	"source_key" text,
	"source_dialect" text,
	"source_client" text,
	"import_said" jsonb,
	"import_id" uuid,
	"removed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "removed_entries_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);--> statement-breakpoint
SELECT shard_table('removed_entries');--> statement-breakpoint
CREATE TABLE "replaced_entries" (
	"workspace_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"retainer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"before" jsonb NOT NULL,
	CONSTRAINT "replaced_entries_workspace_id_import_id_entry_id_pk" PRIMARY KEY("workspace_id","import_id","entry_id")
);--> statement-breakpoint
SELECT shard_table('replaced_entries');--> statement-breakpoint
-- Drafts of before hold their text as it was; what is compressed begins like a gzip file.
ALTER TABLE "imports" ALTER COLUMN "source" SET DATA TYPE bytea USING convert_to("source", 'UTF8');--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "private_words" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "entries" ADD COLUMN "source_dialect" text;--> statement-breakpoint
ALTER TABLE "entries" ADD COLUMN "source_client" text;--> statement-breakpoint
ALTER TABLE "entries" ADD COLUMN "import_said" jsonb;--> statement-breakpoint
ALTER TABLE "entries" ADD COLUMN "written_by" uuid;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "remembered" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "row_changes" jsonb DEFAULT '{"edits":{},"splits":{},"decisions":{}}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "signature" text;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "diff" text;--> statement-breakpoint
ALTER TABLE "import_habits" ADD CONSTRAINT "import_habits_retainer" FOREIGN KEY ("workspace_id","retainer_id") REFERENCES "public"."retainers"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_sources" ADD CONSTRAINT "import_sources_retainer" FOREIGN KEY ("workspace_id","retainer_id") REFERENCES "public"."retainers"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "removed_entries" ADD CONSTRAINT "removed_entries_retainer" FOREIGN KEY ("workspace_id","retainer_id") REFERENCES "public"."retainers"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replaced_entries" ADD CONSTRAINT "replaced_entries_retainer" FOREIGN KEY ("workspace_id","retainer_id") REFERENCES "public"."retainers"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "corrections_newest" ON "corrections" USING btree ("workspace_id","corrected_at");--> statement-breakpoint
CREATE UNIQUE INDEX "removed_entries_source" ON "removed_entries" USING btree ("workspace_id","retainer_id","source_key") WHERE source_key is not null;--> statement-breakpoint
CREATE INDEX "entries_edited" ON "entries" USING btree ("workspace_id","retainer_id") WHERE import_said is not null;--> statement-breakpoint
grant update (private_words) on workspaces to hourtab_app;--> statement-breakpoint
grant select, insert, update, delete on corrections to hourtab_app;--> statement-breakpoint
alter table corrections enable row level security;--> statement-breakpoint
alter table corrections force row level security;--> statement-breakpoint
create policy corrections_of_workspace on corrections using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) with check (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
grant select, insert, update, delete on import_habits to hourtab_app;--> statement-breakpoint
alter table import_habits enable row level security;--> statement-breakpoint
alter table import_habits force row level security;--> statement-breakpoint
create policy import_habits_of_workspace on import_habits using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) with check (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
grant select, insert, update, delete on import_mappings to hourtab_app;--> statement-breakpoint
alter table import_mappings enable row level security;--> statement-breakpoint
alter table import_mappings force row level security;--> statement-breakpoint
create policy import_mappings_of_workspace on import_mappings using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) with check (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
grant select, insert, update, delete on import_sources to hourtab_app;--> statement-breakpoint
alter table import_sources enable row level security;--> statement-breakpoint
alter table import_sources force row level security;--> statement-breakpoint
create policy import_sources_of_workspace on import_sources using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) with check (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
grant select, insert, update, delete on removed_entries to hourtab_app;--> statement-breakpoint
alter table removed_entries enable row level security;--> statement-breakpoint
alter table removed_entries force row level security;--> statement-breakpoint
create policy removed_entries_of_workspace on removed_entries using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) with check (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
grant select, insert, update, delete on replaced_entries to hourtab_app;--> statement-breakpoint
alter table replaced_entries enable row level security;--> statement-breakpoint
alter table replaced_entries force row level security;--> statement-breakpoint
create policy replaced_entries_of_workspace on replaced_entries using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) with check (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
-- What was imported before knows its tracker and its import too. The wall keeps even the owner of a table from doing this.
alter table entries no force row level security;--> statement-breakpoint
alter table imports no force row level security;--> statement-breakpoint
update entries e set written_by = e.import_id, source_dialect = i.dialect from imports i where i.workspace_id = e.workspace_id and i.id = e.import_id;--> statement-breakpoint
alter table imports force row level security;--> statement-breakpoint
alter table entries force row level security;

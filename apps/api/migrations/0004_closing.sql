CREATE TABLE "statements" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"retainer_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"version" integer NOT NULL,
	"cycle_starts_on" date NOT NULL,
	"frozen" jsonb NOT NULL,
	"entry_count" integer NOT NULL,
	"document" text NOT NULL,
	"hash" text NOT NULL,
	"closed_by" uuid NOT NULL,
	"closed_at" timestamp with time zone NOT NULL,
	"reopened_by" uuid,
	"reopened_at" timestamp with time zone,
	CONSTRAINT "statements_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);--> statement-breakpoint
SELECT shard_table('statements');--> statement-breakpoint
ALTER TABLE "entries" ADD COLUMN "corrects" uuid;--> statement-breakpoint
ALTER TABLE "statements" ADD CONSTRAINT "statements_retainer" FOREIGN KEY ("workspace_id","retainer_id") REFERENCES "public"."retainers"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "statements_version" ON "statements" USING btree ("workspace_id","retainer_id","number","version");--> statement-breakpoint
CREATE UNIQUE INDEX "statements_closed" ON "statements" USING btree ("workspace_id","retainer_id","cycle_starts_on") WHERE reopened_at is null;--> statement-breakpoint
-- What was printed is neither changed nor removed: a workspace may write a statement, and write on it that it was reopened.
grant select, insert, update (reopened_by, reopened_at) on statements to hourtab_app;--> statement-breakpoint
alter table statements enable row level security;--> statement-breakpoint
alter table statements force row level security;--> statement-breakpoint
create policy statements_of_workspace on statements using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) with check (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);

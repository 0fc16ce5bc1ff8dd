CREATE TABLE "pauses" (
	"workspace_id" uuid NOT NULL,
	"retainer_id" uuid NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date,
	CONSTRAINT "pauses_workspace_id_retainer_id_from_on_pk" PRIMARY KEY("workspace_id","retainer_id","from_on")
);--> statement-breakpoint
SELECT shard_table('pauses');--> statement-breakpoint
ALTER TABLE "pauses" ADD CONSTRAINT "pauses_retainer" FOREIGN KEY ("workspace_id","retainer_id") REFERENCES "public"."retainers"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
grant select, insert, update, delete on pauses to hourtab_app;--> statement-breakpoint
alter table pauses enable row level security;--> statement-breakpoint
alter table pauses force row level security;--> statement-breakpoint
create policy pauses_of_workspace on pauses using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) with check (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);

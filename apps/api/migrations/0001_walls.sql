-- The second wall between workspaces. Inside a transaction `enter_workspace` takes the role that no policy lets past and
-- names the one workspace it may see; without it nothing is visible. `set local` and not `set_config`, which would not
-- reach the workers of a distributed database.
do $$ begin
  create role hourtab_app nologin nosuperuser nobypassrls;
exception when duplicate_object or unique_violation then null; end $$;--> statement-breakpoint
do $$ begin execute format('grant hourtab_app to %I', current_user); end $$;--> statement-breakpoint
create function enter_workspace(w uuid) returns void language plpgsql as $$
begin
  execute 'set local role hourtab_app';
  execute format('set local app.workspace_id = %L', w);
end $$;--> statement-breakpoint
grant usage on schema public to hourtab_app;--> statement-breakpoint
grant select (id, email, name, home_workspace_id, created_at) on users to hourtab_app;--> statement-breakpoint
grant select, update (name) on workspaces to hourtab_app;--> statement-breakpoint
alter table users enable row level security;--> statement-breakpoint
create policy users_at_home on users for select using (home_workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
alter table workspaces enable row level security;--> statement-breakpoint
create policy workspaces_own on workspaces using (id = nullif(current_setting('app.workspace_id', true), '')::uuid) with check (id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
grant select, insert, update, delete on api_keys to hourtab_app;--> statement-breakpoint
alter table api_keys enable row level security;--> statement-breakpoint
alter table api_keys force row level security;--> statement-breakpoint
create policy api_keys_of_workspace on api_keys using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) with check (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
grant select, insert, update, delete on members to hourtab_app;--> statement-breakpoint
alter table members enable row level security;--> statement-breakpoint
alter table members force row level security;--> statement-breakpoint
create policy members_of_workspace on members using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) with check (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
grant select, insert, update, delete on sessions to hourtab_app;--> statement-breakpoint
alter table sessions enable row level security;--> statement-breakpoint
alter table sessions force row level security;--> statement-breakpoint
create policy sessions_of_workspace on sessions using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) with check (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
grant select, insert, update, delete on entries to hourtab_app;--> statement-breakpoint
alter table entries enable row level security;--> statement-breakpoint
alter table entries force row level security;--> statement-breakpoint
create policy entries_of_workspace on entries using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) with check (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
grant select, insert, update, delete on imports to hourtab_app;--> statement-breakpoint
alter table imports enable row level security;--> statement-breakpoint
alter table imports force row level security;--> statement-breakpoint
create policy imports_of_workspace on imports using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) with check (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
grant select, insert, update, delete on answers to hourtab_app;--> statement-breakpoint
alter table answers enable row level security;--> statement-breakpoint
alter table answers force row level security;--> statement-breakpoint
create policy answers_of_workspace on answers using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) with check (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
grant select, insert on events to hourtab_app;--> statement-breakpoint
alter table events enable row level security;--> statement-breakpoint
alter table events force row level security;--> statement-breakpoint
create policy events_of_workspace on events using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) with check (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
grant select, insert, update, delete on clients to hourtab_app;--> statement-breakpoint
alter table clients enable row level security;--> statement-breakpoint
alter table clients force row level security;--> statement-breakpoint
create policy clients_of_workspace on clients using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) with check (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
grant select, insert, update, delete on cycle_totals to hourtab_app;--> statement-breakpoint
alter table cycle_totals enable row level security;--> statement-breakpoint
alter table cycle_totals force row level security;--> statement-breakpoint
create policy cycle_totals_of_workspace on cycle_totals using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) with check (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
grant select, insert, update, delete on grants to hourtab_app;--> statement-breakpoint
alter table grants enable row level security;--> statement-breakpoint
alter table grants force row level security;--> statement-breakpoint
create policy grants_of_workspace on grants using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) with check (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
grant select, insert, update, delete on retainers to hourtab_app;--> statement-breakpoint
alter table retainers enable row level security;--> statement-breakpoint
alter table retainers force row level security;--> statement-breakpoint
create policy retainers_of_workspace on retainers using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) with check (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
grant select, insert, update, delete on terms to hourtab_app;--> statement-breakpoint
alter table terms enable row level security;--> statement-breakpoint
alter table terms force row level security;--> statement-breakpoint
create policy terms_of_workspace on terms using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) with check (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
grant select, insert, update, delete on retired_tokens to hourtab_app;--> statement-breakpoint
alter table retired_tokens enable row level security;--> statement-breakpoint
alter table retired_tokens force row level security;--> statement-breakpoint
create policy retired_tokens_of_workspace on retired_tokens using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) with check (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
grant select, insert, update, delete on share_links to hourtab_app;--> statement-breakpoint
alter table share_links enable row level security;--> statement-breakpoint
alter table share_links force row level security;--> statement-breakpoint
create policy share_links_of_workspace on share_links using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) with check (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
-- One call, one round trip: what a link opens, with the version that tells whether a ready answer is still true.
create function open_link(w uuid, hash text)
returns table (link_id uuid, retainer_id uuid, retainer_version bigint, time_zone text, expires_on date, last_opened_on date, is_revoked boolean)
language plpgsql as $$
begin
  perform enter_workspace(w);
  return query
    select l.id, r.id, r.version, r.time_zone, l.expires_on, l.last_opened_on, l.revoked_at is not null
    from share_links l join retainers r on r.workspace_id = w and r.id = l.retainer_id
    where l.workspace_id = w and l.token_hash = hash
    union all
    select null, null, null, null, null, null, true from retired_tokens t where t.workspace_id = w and t.token_hash = hash
    limit 1;
end $$;

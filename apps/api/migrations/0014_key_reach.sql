ALTER TABLE "api_keys" ADD COLUMN "retainer_ids" uuid[];--> statement-breakpoint
-- Answers that are kept no longer are found without reading those that are.
CREATE INDEX "answers_by_age" ON "answers" USING btree ("workspace_id","answered_at");--> statement-breakpoint
-- A key may be kept to some retainers of its workspace. Whoever comes with one takes another role, which sees of what the app sees only what
-- belongs to them: for every other caller these policies are no part of any statement. Whoever owns the tables may take the role, so a
-- policy asks which role is taken, and not which could be.
do $$ begin
  create role hourtab_within nologin nosuperuser nobypassrls;
exception when duplicate_object or unique_violation then null; end $$;--> statement-breakpoint
grant hourtab_app to hourtab_within;--> statement-breakpoint
do $$ begin execute format('grant hourtab_within to %I', current_user); end $$;--> statement-breakpoint
create policy alerts_within on alerts as restrictive to hourtab_within using (current_user <> 'hourtab_within' or retainer_id = any (nullif(current_setting('app.retainer_ids', true), '')::uuid[]));--> statement-breakpoint
create policy cycle_totals_within on cycle_totals as restrictive to hourtab_within using (current_user <> 'hourtab_within' or retainer_id = any (nullif(current_setting('app.retainer_ids', true), '')::uuid[]));--> statement-breakpoint
create policy entries_within on entries as restrictive to hourtab_within using (current_user <> 'hourtab_within' or retainer_id = any (nullif(current_setting('app.retainer_ids', true), '')::uuid[]));--> statement-breakpoint
create policy events_within on events as restrictive to hourtab_within using (current_user <> 'hourtab_within' or retainer_id = any (nullif(current_setting('app.retainer_ids', true), '')::uuid[]));--> statement-breakpoint
create policy grants_within on grants as restrictive to hourtab_within using (current_user <> 'hourtab_within' or retainer_id = any (nullif(current_setting('app.retainer_ids', true), '')::uuid[]));--> statement-breakpoint
create policy import_habits_within on import_habits as restrictive to hourtab_within using (current_user <> 'hourtab_within' or retainer_id = any (nullif(current_setting('app.retainer_ids', true), '')::uuid[]));--> statement-breakpoint
create policy import_sources_within on import_sources as restrictive to hourtab_within using (current_user <> 'hourtab_within' or retainer_id = any (nullif(current_setting('app.retainer_ids', true), '')::uuid[]));--> statement-breakpoint
create policy imports_within on imports as restrictive to hourtab_within using (current_user <> 'hourtab_within' or retainer_id = any (nullif(current_setting('app.retainer_ids', true), '')::uuid[]));--> statement-breakpoint
create policy pauses_within on pauses as restrictive to hourtab_within using (current_user <> 'hourtab_within' or retainer_id = any (nullif(current_setting('app.retainer_ids', true), '')::uuid[]));--> statement-breakpoint
create policy removed_entries_within on removed_entries as restrictive to hourtab_within using (current_user <> 'hourtab_within' or retainer_id = any (nullif(current_setting('app.retainer_ids', true), '')::uuid[]));--> statement-breakpoint
create policy replaced_entries_within on replaced_entries as restrictive to hourtab_within using (current_user <> 'hourtab_within' or retainer_id = any (nullif(current_setting('app.retainer_ids', true), '')::uuid[]));--> statement-breakpoint
create policy share_links_within on share_links as restrictive to hourtab_within using (current_user <> 'hourtab_within' or retainer_id = any (nullif(current_setting('app.retainer_ids', true), '')::uuid[]));--> statement-breakpoint
create policy statements_within on statements as restrictive to hourtab_within using (current_user <> 'hourtab_within' or retainer_id = any (nullif(current_setting('app.retainer_ids', true), '')::uuid[]));--> statement-breakpoint
create policy terms_within on terms as restrictive to hourtab_within using (current_user <> 'hourtab_within' or retainer_id = any (nullif(current_setting('app.retainer_ids', true), '')::uuid[]));--> statement-breakpoint
create policy retainers_within on retainers as restrictive to hourtab_within using (current_user <> 'hourtab_within' or id = any (nullif(current_setting('app.retainer_ids', true), '')::uuid[]));--> statement-breakpoint
-- A client that has other retainers, too, is theirs as well: it is read and not changed.
create policy clients_within on clients as restrictive to hourtab_within using (current_user <> 'hourtab_within' or id = any (nullif(current_setting('app.client_ids', true), '')::uuid[])) with check (current_user <> 'hourtab_within');--> statement-breakpoint
-- What is learned from imports, and who may come in, concerns the whole workspace.
create policy api_keys_within on api_keys as restrictive to hourtab_within using (current_user <> 'hourtab_within');--> statement-breakpoint
create policy corrections_within on corrections as restrictive to hourtab_within using (current_user <> 'hourtab_within');--> statement-breakpoint
create policy import_mappings_within on import_mappings as restrictive to hourtab_within using (current_user <> 'hourtab_within');--> statement-breakpoint
create policy sessions_within on sessions as restrictive to hourtab_within using (current_user <> 'hourtab_within');--> statement-breakpoint
-- Who is kept to some retainers stays so when a transaction that left the workspace comes back.
create or replace function enter_workspace(w uuid) returns void language plpgsql as $$
begin
  if coalesce(current_setting('app.retainer_ids', true), '') = '' then
    execute 'set local role hourtab_app';
  else
    execute 'set local role hourtab_within';
  end if;
  execute format('set local app.workspace_id = %L', w);
end $$;--> statement-breakpoint
-- Enters a workspace as whoever holds a key, and says which key and how far it reaches; answers nobody when the key is unknown or has expired.
drop function enter_with_key(uuid, text, date);--> statement-breakpoint
create function enter_with_key(w uuid, hash text, today date)
returns table (user_id uuid, scope text, key_id uuid, key_name text, retainer_ids uuid[]) language plpgsql as $$
declare used date;
begin
  perform hold_workspace(w);
  perform enter_workspace(w);
  select k.made_by, k.scope, k.id, k.name, k.retainer_ids, k.last_used_on into user_id, scope, key_id, key_name, retainer_ids, used
    from api_keys k where k.workspace_id = w and k.secret_hash = hash and (k.expires_on is null or k.expires_on >= today);
  if not found then
    perform leave_workspace();
    return;
  end if;
  if used is distinct from today then
    update api_keys k set last_used_on = today where k.workspace_id = w and k.secret_hash = hash;
  end if;
  if retainer_ids is not null then
    perform stay_within(w, retainer_ids);
  end if;
  return next;
end $$;--> statement-breakpoint
-- Goes on, for the rest of the transaction, with some retainers of the workspace that was entered.
create function stay_within(w uuid, retainer_ids uuid[]) returns void language plpgsql as $$
declare client_ids uuid[];
begin
  select coalesce(array_agg(distinct r.client_id), '{}') into client_ids from retainers r where r.workspace_id = w and r.id = any (retainer_ids);
  execute format('set local app.client_ids = %L', client_ids);
  execute format('set local app.retainer_ids = %L', retainer_ids);
  execute 'set local role hourtab_within';
end $$;

ALTER TABLE "events" ALTER COLUMN "actor_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "key_name" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "about" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "changes" jsonb;--> statement-breakpoint
-- The name of a retainer that is gone is found in the event that tells so.
CREATE INDEX "events_retainers_removed" ON "events" USING btree ("workspace_id","retainer_id") WHERE name = 'retainer.removed';--> statement-breakpoint
-- Enters a workspace as whoever holds a key, and says which key; answers nobody when the key is unknown or has expired.
drop function enter_with_key(uuid, text, date);--> statement-breakpoint
create function enter_with_key(w uuid, hash text, today date) returns table (user_id uuid, scope text, key_name text) language plpgsql as $$
declare used date;
begin
  perform enter_workspace(w);
  select k.made_by, k.scope, k.name, k.last_used_on into user_id, scope, key_name, used
    from api_keys k where k.workspace_id = w and k.secret_hash = hash and (k.expires_on is null or k.expires_on >= today);
  if not found then
    perform leave_workspace();
    return;
  end if;
  if used is distinct from today then
    update api_keys k set last_used_on = today where k.workspace_id = w and k.secret_hash = hash;
  end if;
  return next;
end $$;

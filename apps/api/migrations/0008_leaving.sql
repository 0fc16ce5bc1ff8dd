-- Whoever enters to act holds the workspace, together with all others who do: an account is deleted when nobody of them is
-- left, and who waits for that finds neither a session nor a key.
create function hold_workspace(w uuid) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended(w::text, 0));
end $$;--> statement-breakpoint
create function hold_workspace_alone(w uuid) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(w::text, 0));
end $$;--> statement-breakpoint
create or replace function enter_with_key(w uuid, hash text, today date) returns table (user_id uuid, scope text, key_name text) language plpgsql as $$
declare used date;
begin
  perform hold_workspace(w);
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
end $$;--> statement-breakpoint
create or replace function enter_with_session(w uuid, session uuid, u uuid, now timestamptz) returns table (role text) language plpgsql as $$
begin
  perform hold_workspace(w);
  perform enter_workspace(w);
  return query select m.role from sessions s join members m on m.workspace_id = s.workspace_id and m.user_id = s.user_id
    where s.workspace_id = w and s.id = session and s.user_id = u and s.ended_at is null and s.expires_at > now;
  if not found then perform leave_workspace(); end if;
end $$;

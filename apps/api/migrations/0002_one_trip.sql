-- What many links open, in one round trip. Each is looked up inside its own workspace and nowhere else.
drop function open_link(uuid, text);--> statement-breakpoint
create function open_links(ws uuid[], hashes text[])
returns table (at int, link_id uuid, retainer_id uuid, retainer_version bigint, time_zone text, expires_on date, last_opened_on date, is_revoked boolean)
language plpgsql as $$
declare entered uuid;
begin
  for i in 1 .. cardinality(hashes) loop
    if entered is distinct from ws[i] then
      perform enter_workspace(ws[i]);
      entered := ws[i];
    end if;
    return query
      select i, l.id, r.id, r.version, r.time_zone, l.expires_on, l.last_opened_on, l.revoked_at is not null
      from share_links l join retainers r on r.workspace_id = l.workspace_id and r.id = l.retainer_id
      where l.workspace_id = ws[i] and l.token_hash = hashes[i];
    if not found then
      return query select i, null::uuid, null::uuid, null::bigint, null::text, null::date, null::date, true
        from retired_tokens t where t.workspace_id = ws[i] and t.token_hash = hashes[i];
    end if;
  end loop;
end $$;
--> statement-breakpoint
-- What was entered by a claim that does not hold is left at once: nothing that follows sees a row.
create function leave_workspace() returns void language plpgsql as $$
begin
  execute 'set local app.workspace_id = ''''';
end $$;--> statement-breakpoint
-- Enters a workspace as whoever holds a key; answers nobody when the key is unknown or has expired.
create function enter_with_key(w uuid, hash text, today date) returns table (user_id uuid, scope text) language plpgsql as $$
declare used date;
begin
  perform enter_workspace(w);
  select k.made_by, k.scope, k.last_used_on into user_id, scope, used
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
-- Enters a workspace as whoever is signed in there; answers nobody when the session has ended.
create function enter_with_session(w uuid, session uuid, u uuid, now timestamptz) returns table (role text) language plpgsql as $$
begin
  perform enter_workspace(w);
  return query select m.role from sessions s join members m on m.workspace_id = s.workspace_id and m.user_id = s.user_id
    where s.workspace_id = w and s.id = session and s.user_id = u and s.ended_at is null and s.expires_at > now;
  if not found then perform leave_workspace(); end if;
end $$;--> statement-breakpoint
-- Locks retainers in one order whoever asks, so that nobody waits for another for ever, and tells their versions.
create function lock_retainers(w uuid, ids uuid[]) returns table (id uuid, version bigint) language plpgsql as $$
begin
  return query select r.id, r.version from retainers r where r.workspace_id = w and r.id = any(ids) order by r.id for update;
end $$;

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

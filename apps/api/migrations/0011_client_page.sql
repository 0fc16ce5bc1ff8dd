ALTER TABLE "retainers" ADD COLUMN "updates" jsonb;--> statement-breakpoint
ALTER TABLE "retainers" ADD COLUMN "complete_through" date;--> statement-breakpoint
ALTER TABLE "retainers" ADD COLUMN "shows_pending" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "share_links" ADD COLUMN "audience" text DEFAULT 'full' NOT NULL;--> statement-breakpoint
ALTER TABLE "share_links" ADD COLUMN "password_hash" text;--> statement-breakpoint
CREATE INDEX "entries_vendor" ON "entries" USING btree ("workspace_id","retainer_id","vendor","id") WHERE vendor is not null;--> statement-breakpoint
drop function open_links(uuid[], text[]);--> statement-breakpoint
create function open_links(ws uuid[], hashes text[])
returns table (at int, link_id uuid, retainer_id uuid, retainer_version bigint, time_zone text, expires_on date, last_opened_on date, is_revoked boolean, audience text, password_hash text, pending_seconds bigint)
language plpgsql as $$
declare entered uuid;
begin
  for i in 1 .. cardinality(hashes) loop
    if entered is distinct from ws[i] then
      perform enter_workspace(ws[i]);
      entered := ws[i];
    end if;
    return query
      select i, l.id, r.id, r.version, r.time_zone, l.expires_on, l.last_opened_on, l.revoked_at is not null, l.audience, l.password_hash,
        case when r.shows_pending then (select coalesce(sum((d.totals->>'changeSeconds')::bigint), 0)::bigint from imports d
          where d.workspace_id = ws[i] and d.retainer_id = r.id and d.state = 'draft') end
      from share_links l join retainers r on r.workspace_id = l.workspace_id and r.id = l.retainer_id
      where l.workspace_id = ws[i] and l.token_hash = hashes[i];
    if not found then
      return query select i, null::uuid, null::uuid, null::bigint, null::text, null::date, null::date, true, null::text, null::text, null::bigint
        from retired_tokens t where t.workspace_id = ws[i] and t.token_hash = hashes[i];
    end if;
  end loop;
end $$;

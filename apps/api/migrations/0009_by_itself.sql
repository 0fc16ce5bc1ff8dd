ALTER TABLE "statements" ALTER COLUMN "closed_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "retainers" ADD COLUMN "fee_cents" integer;--> statement-breakpoint
ALTER TABLE "retainers" ADD COLUMN "currency" text;--> statement-breakpoint
ALTER TABLE "retainers" ADD COLUMN "closes_after_days" integer;--> statement-breakpoint
ALTER TABLE "statements" ADD COLUMN "hourly_rate_cents" integer;--> statement-breakpoint
ALTER TABLE "statements" ADD COLUMN "fee_cents" integer;--> statement-breakpoint
ALTER TABLE "statements" ADD COLUMN "currency" text;--> statement-breakpoint
-- The retainers of some workspaces whose cycles close by themselves, each read inside its own workspace and nowhere else.
create function retainers_that_close(ws uuid[])
returns table (in_workspace uuid, retainer text, starts_on text, cadence text, reset_day int, time_zone text, after_days int, closed_through text, is_reopened boolean)
language plpgsql as $$
declare w uuid;
begin
  foreach w in array ws loop
    perform enter_workspace(w);
    return query
      select w, r.id::text, r.starts_on::text, r.cadence, r.reset_day, r.time_zone, r.closes_after_days, newest.ends_on,
        exists (select from statements o where o.workspace_id = w and o.retainer_id = r.id and o.reopened_at is not null
          and o.cycle_starts_on > coalesce(newest.begins_on, '-infinity'))
      from retainers r left join lateral (
        select s.cycle_starts_on as begins_on, s.frozen->'line'->'cycle'->>'endsOn' as ends_on from statements s
        where s.workspace_id = w and s.retainer_id = r.id and s.reopened_at is null order by s.cycle_starts_on desc limit 1) newest on true
      where r.workspace_id = w and r.closes_after_days is not null;
  end loop;
end $$;

-- How many joined a list and how many left it, hour by hour, so that a month can be drawn without counting contacts.
-- Hours, because each account has midnight at another time. Somebody deleted is taken back from the hour they joined.
create table audience.growth (
    account_id bigint      not null,
    hour_at    timestamptz not null,
    list_id    uuid        not null,
    slot       smallint    not null, -- of the connection, as in audience.list_counts
    joined     bigint      not null, -- became SUBSCRIBED
    departed   bigint      not null, -- ceased to be
    primary key (account_id, hour_at, list_id, slot)
);
select database.guard('audience.growth');

create function audience.grow_by_arrivals() returns trigger language plpgsql as $$
begin
    insert into audience.growth as g (account_id, hour_at, list_id, slot, joined, departed)
    select account_id, date_trunc('hour', since_at, 'UTC'), list_id, audience.count_slot(), count(*), 0
      from fresh where status = 'SUBSCRIBED' group by 1, 2, 3 order by 1, 2, 3
    on conflict (account_id, hour_at, list_id, slot) do update set joined = g.joined + excluded.joined;
    return null;
end
$$;

create function audience.shrink_by_deletions() returns trigger language plpgsql as $$
begin
    insert into audience.growth as g (account_id, hour_at, list_id, slot, joined, departed)
    select account_id, date_trunc('hour', since_at, 'UTC'), list_id, audience.count_slot(), -count(*), 0
      from stale where status = 'SUBSCRIBED' group by 1, 2, 3 order by 1, 2, 3
    on conflict (account_id, hour_at, list_id, slot) do update set joined = g.joined + excluded.joined;
    return null;
end
$$;

create function audience.grow_by_changes() returns trigger language plpgsql as $$
begin
    insert into audience.growth as g (account_id, hour_at, list_id, slot, joined, departed)
    select f.account_id, date_trunc('hour', f.since_at, 'UTC'), f.list_id, audience.count_slot(),
           count(*) filter (where f.status = 'SUBSCRIBED'), count(*) filter (where s.status = 'SUBSCRIBED')
      from stale s
      join fresh f on f.account_id = s.account_id and f.contact_id = s.contact_id and f.list_id = s.list_id
     where (f.status = 'SUBSCRIBED') <> (s.status = 'SUBSCRIBED')
     group by 1, 2, 3 order by 1, 2, 3
    on conflict (account_id, hour_at, list_id, slot) do update
       set joined = g.joined + excluded.joined, departed = g.departed + excluded.departed;
    return null;
end
$$;

create trigger grow_by_arrivals after insert on audience.memberships
    referencing new table as fresh for each statement execute function audience.grow_by_arrivals();
create trigger shrink_by_deletions after delete on audience.memberships
    referencing old table as stale for each statement execute function audience.shrink_by_deletions();
create trigger grow_by_changes after update on audience.memberships
    referencing new table as fresh old table as stale for each statement execute function audience.grow_by_changes();

-- The two months before this version: who stands there, and whom the history knows to have stood there.
insert into audience.growth (account_id, hour_at, list_id, slot, joined, departed)
select account_id, hour_at, list_id, 0, sum(joined), sum(departed)
  from (select account_id, list_id, date_trunc('hour', since_at, 'UTC') as hour_at, 1 as joined, 0 as departed
          from audience.memberships where status = 'SUBSCRIBED'
        union all
        select account_id, list_id, date_trunc('hour', at, 'UTC'), 1, 0
          from audience.history where kind = 'STANDING' and status = 'SUBSCRIBED'
        union all
        select account_id, list_id, date_trunc('hour', until_at, 'UTC'), 0, 1
          from (select h.account_id, h.list_id, h.status,
                       lead(h.at, 1, m.since_at)
                           over (partition by h.account_id, h.contact_id, h.list_id order by h.id) as until_at
                  from audience.history h
                  join audience.memberships m
                    on m.account_id = h.account_id and m.contact_id = h.contact_id and m.list_id = h.list_id
                 where h.kind = 'STANDING') as stood
         where status = 'SUBSCRIBED') as steps
 where hour_at > (select max(since_at) - interval '62 days' from audience.memberships)
 group by 1, 2, 3;

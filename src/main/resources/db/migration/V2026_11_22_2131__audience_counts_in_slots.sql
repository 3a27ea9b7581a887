-- One row per list and status was one lock: whoever signed up waited until the one before had committed, and during an
-- import nobody could at all. Now each connection counts in a slot of its own, and the sum over all of them is the number.
alter table audience.list_counts add column slot smallint not null default 0;
alter table audience.list_counts drop constraint list_counts_pkey;
alter table audience.list_counts add primary key (account_id, list_id, status, slot);

create function audience.count_slot() returns smallint language sql volatile as $$
    select (pg_backend_pid() % 32)::smallint
$$;

create or replace function audience.count_arrivals() returns trigger language plpgsql as $$
begin
    insert into audience.list_counts as c (account_id, list_id, status, slot, members)
    select account_id, list_id, status, audience.count_slot(), count(*) from fresh group by 1, 2, 3 order by 1, 2, 3
    on conflict (account_id, list_id, status, slot) do update set members = c.members + excluded.members;
    return null;
end
$$;

create or replace function audience.count_departures() returns trigger language plpgsql as $$
begin
    insert into audience.list_counts as c (account_id, list_id, status, slot, members)
    select account_id, list_id, status, audience.count_slot(), -count(*) from stale group by 1, 2, 3 order by 1, 2, 3
    on conflict (account_id, list_id, status, slot) do update set members = c.members + excluded.members;
    return null;
end
$$;

create or replace function audience.count_changes() returns trigger language plpgsql as $$
begin
    insert into audience.list_counts as c (account_id, list_id, status, slot, members)
    select account_id, list_id, status, audience.count_slot(), sum(n)
      from (select account_id, list_id, status, 1 as n from fresh
            union all
            select account_id, list_id, status, -1 from stale) as steps
     group by 1, 2, 3 having sum(n) <> 0 order by 1, 2, 3
    on conflict (account_id, list_id, status, slot) do update set members = c.members + excluded.members;
    return null;
end
$$;

-- What we did by ourselves because of what the other side does, for the operator to read.

create table delivery.site_events (
    id          bigint      generated always as identity primary key,
    site        text        not null check (char_length(site) <= 300),
    rule        text        not null check (char_length(rule) <= 60),
    words       text        not null check (char_length(words) <= 500),
    pause_until timestamptz not null,
    at          timestamptz not null
);
create index site_events_newest on delivery.site_events (at desc);
select database.engine_only('delivery.site_events');

-- What the journal and the database tell each other about time, and a stop over everything.

-- Counts the batches of results; the journal keeps the number, so that a database that went back in time is noticed.
alter table delivery.nodes add column flushes bigint not null default 0;

-- While one is not ended nothing leaves: no run, no letter.
create table delivery.standstills (
    id       bigint      generated always as identity primary key,
    why      text        not null check (char_length(why) <= 500),
    began_at timestamptz not null,
    ended_at timestamptz,
    note     text        check (char_length(note) <= 1000),
    by_kind  text,
    by_id    uuid,
    by_name  text        check (char_length(by_name) <= 300)
);
create unique index standstills_one on delivery.standstills ((true)) where ended_at is null;
select database.engine_only('delivery.standstills');

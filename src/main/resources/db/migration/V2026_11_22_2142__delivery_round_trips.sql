-- One probe per next hop that is not ours: what was sent through it, and what came back of it.
create table delivery.round_trips (
    hop           text        primary key,
    probe         text        not null unique,
    envelope_from text        not null,
    head          text        not null,
    sent_at       timestamptz not null,
    arrived_at    timestamptz,
    proven_at     timestamptz,
    fault         text        check (char_length(fault) <= 500)
);
select database.engine_only('delivery.round_trips');

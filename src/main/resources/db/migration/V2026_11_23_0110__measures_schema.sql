-- What we do by ourselves because of what the other side does, and the rows that say when.

select database.open_schema('measures');

-- The operator's own rows; they come before those of the product.
create table measures.rules (
    id            uuid        primary key,
    site          text        not null check (char_length(site) <= 300),          -- empty for any
    pattern       text        check (char_length(pattern) between 1 and 500),     -- null for what always holds
    replies       text        not null check (replies in ('LATER', 'NEVER', 'ANY')),
    times         integer     not null check (times between 1 and 1000),
    within_s      integer     not null check (within_s between 1 and 86400),
    action        text        not null check (action in ('LEAVE_SITE', 'LEAVE_ACCOUNT', 'LEAVE_MAILING', 'LIMIT')),
    connections   integer     not null check (connections between 0 and 10000),   -- 0 for no limit
    per_minute    integer     not null check (per_minute between 0 and 1000000),  -- 0 for no limit
    lasts_s       integer     check (lasts_s between 1 and 2592000),              -- null for until a person lifts it
    note          text        not null check (char_length(note) <= 500),
    by_kind       text        not null,
    by_id         uuid,
    by_name       text        not null,
    created_at    timestamptz not null,
    ended_at      timestamptz,
    ended_by_name text,
    check ((action = 'LIMIT') = (connections + per_minute > 0)),
    check (pattern is not null or action = 'LIMIT')
);
create index rules_open on measures.rules (id) where ended_at is null;
select database.engine_only('measures.rules');

create table measures.measures (
    id          uuid        primary key,
    rule        text        not null check (char_length(rule) <= 60),
    scope       text        not null check (scope in ('SITE', 'ACCOUNT', 'MAILING')),
    site        text        not null check (char_length(site) <= 300),
    source      text        not null check (char_length(source) <= 300),
    account_id  bigint,
    run_id      bigint,
    connections integer     not null default 0,
    per_minute  integer     not null default 0,
    words       text        not null check (char_length(words) <= 500),
    began_at    timestamptz not null,
    until_at    timestamptz,                                      -- null for until a person lifts it
    lifted_at   timestamptz,
    note        text        check (char_length(note) <= 500),
    by_kind     text,
    by_id       uuid,
    by_name     text,
    check ((account_id is null) = (scope = 'SITE')),
    check ((run_id is null) = (scope <> 'MAILING'))
);
create index measures_open on measures.measures (until_at) where lifted_at is null;
select database.engine_only('measures.measures');

-- What a measure means for a mailing, for its account to read.
create table measures.touched (
    account_id  bigint      not null,
    run_id      bigint      not null,
    measure_id  uuid        not null,
    rule        text        not null,
    scope       text        not null,
    site        text        not null,
    words       text        not null,                             -- empty when they may speak of others
    began_at    timestamptz not null,
    until_at    timestamptz,
    lifted_at   timestamptz,
    left_out_at timestamptz,
    left_out_by text,
    primary key (account_id, run_id, measure_id)
);
create index touched_measure on measures.touched (measure_id);
select database.guard('measures.touched');

-- What was noted before stays readable. The table stays for the previous version, which goes on writing there.
insert into measures.measures (id, rule, scope, site, source, words, began_at, until_at)
select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(id::text), 1, 3) || '8'
        || substr(md5(id::text), 4, 15))::uuid,
       rule, 'SITE', site, '', words, at, pause_until
  from delivery.site_events;

-- Mails that a measure holds back.
alter table delivery.due add column measure_id uuid;
create index due_measure on delivery.due (measure_id) where measure_id is not null;
create index due_held on delivery.due (run_id) where measure_id is not null;

create view delivery.v_due as
    select account_id, message_id, nullif(run_id, 0) as run_id, due_at, measure_id from delivery.due;
select database.publish('delivery.v_due');

create view delivery.v_holds as
    select id as hold_id, account_id, run_id, state, why, by_kind, by_id, by_name, held_at from delivery.holds;
select database.publish('delivery.v_holds');

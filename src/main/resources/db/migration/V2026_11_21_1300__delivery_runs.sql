-- Runs, messages, letters and the queue over them.

select database.open_schema('delivery');

create table delivery.runs (
    account_id      bigint      not null,
    id              bigint      generated always as identity,
    mailing_id      text        not null unique check (char_length(mailing_id) = 12),
    campaign_id     uuid        not null,
    domain_id       uuid        not null,
    from_name       text        not null check (char_length(from_name) <= 200),
    from_address    text        not null check (char_length(from_address) <= 320),
    forward_to      text        check (char_length(forward_to) <= 320),
    list_ids        uuid[]      not null,
    state           text        not null check (state in ('OPEN', 'RUNNING', 'PAUSED', 'HELD', 'FINISHED', 'CANCELLED')),
    -- the clearance as it was accepted; checked again before the first claim, at every resume and every start
    content_sha256  bytea       check (octet_length(content_sha256) = 32),
    audience_count  bigint,
    audience_digest bytea       check (octet_length(audience_digest) = 16),
    confirmation    uuid,
    issued_at       timestamptz,
    expires_at      timestamptz,
    seal            bytea,
    opened_at       timestamptz not null,
    started_at      timestamptz,
    finished_at     timestamptz,
    primary key (account_id, id)
);
create index runs_working on delivery.runs (id) where state = 'RUNNING';
select database.guard('delivery.runs');

-- Every stop and every going on, with its reason.
create table delivery.holds (
    account_id bigint      not null,
    run_id     bigint      not null,
    id         bigint      generated always as identity,
    state      text        not null,
    why        text        not null check (char_length(why) <= 500),
    by_kind    text        not null,
    by_id      uuid,
    by_name    text        not null check (char_length(by_name) <= 300),
    held_at    timestamptz not null,
    primary key (account_id, run_id, id),
    foreign key (account_id, run_id) references delivery.runs
);
select database.guard_insert_only('delivery.holds');

-- One number line for all messages; the week goes before it, so that a token finds its partition.
create sequence delivery.message_numbers as bigint maxvalue 1099511627775 cycle;
grant usage on sequence delivery.message_numbers to mf_desk, mf_engine;

-- state: 0 ready, 1 claimed, 2 accepted, 3 deferred, 4 bounced, 5 expired, 6 suppressed, 7 ambiguous.
-- account_id 0 is the platform's own; run_id 0 is a letter.
create table delivery.messages (
    id         bigint   not null,
    account_id bigint   not null,
    run_id     bigint   not null,
    contact_id uuid,
    list_id    uuid,
    key_id     integer,
    key_hash   bytea,
    state      smallint not null default 0,
    attempt    smallint not null default 0,
    node       integer,
    epoch      bigint,
    skip       text     check (char_length(skip) <= 60),
    claimed_at timestamptz,
    settled_at timestamptz,
    primary key (id)
) partition by range (id);
create index messages_run on delivery.messages (account_id, run_id, id);
create table delivery.messages_default partition of delivery.messages default;
select database.guard('delivery.messages');

-- Makes the partitions of some weeks; what already lies in the default partition stays there.
create function delivery.keep_partitions(first_week bigint, last_week bigint) returns void
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    week bigint;
    low bigint;
    high bigint;
begin
    for week in select generate_series(first_week, last_week) loop
        low := week << 40;
        high := (week + 1) << 40;
        if to_regclass(format('delivery.messages_w%s', week)) is null
           and not exists (select from delivery.messages_default where id >= low and id < high) then
            execute format(
                'create table delivery.messages_w%s partition of delivery.messages for values from (%s) to (%s)
                     with (fillfactor = 50)', week, low, high);
        end if;
    end loop;
end
$$;
revoke execute on function delivery.keep_partitions from public;
grant execute on function delivery.keep_partitions to mf_engine;

-- What waits for its hour: letters, and messages to be tried again.
create table delivery.due (
    account_id bigint      not null,
    message_id bigint      not null,
    run_id     bigint      not null,
    due_at     timestamptz not null,
    node       integer,                    -- who has claimed it
    primary key (account_id, message_id)
);
create index due_order on delivery.due (due_at, message_id) where node is null;
create index due_run on delivery.due (run_id);
create index due_message on delivery.due (message_id);
select database.guard('delivery.due');

create table delivery.letters (
    account_id   bigint      not null,
    message_id   bigint      not null,
    kind         text        not null check (kind in ('CONFIRMATION', 'NOTICE', 'RECEIPT', 'FORWARD', 'TEST')),
    to_address   text        not null check (char_length(to_address) <= 320),
    subject      text        not null check (char_length(subject) <= 1000),
    body_text    text        not null,
    body_html    text,
    reply_to     text        check (char_length(reply_to) <= 320),
    from_name    text        check (char_length(from_name) <= 200),
    from_address text        check (char_length(from_address) <= 320),
    mailing_id   text,
    campaign_id  uuid,
    domain_id    uuid,
    list_id      uuid,
    list_name    text,
    queued_at    timestamptz not null,
    primary key (account_id, message_id)
);
create index letters_message on delivery.letters (message_id);
select database.guard('delivery.letters');

-- What came of attempts, written by one writer in order.
create table delivery.events (
    id         bigint      generated always as identity,
    account_id bigint      not null,
    message_id bigint      not null,
    run_id     bigint      not null,
    state      smallint    not null,
    attempt    smallint    not null,
    phase      text        not null,
    code       smallint    not null,
    enhanced   text,
    reply      text        not null check (char_length(reply) <= 500),
    host       text,
    at         timestamptz not null,
    primary key (account_id, id)
);
create index events_order on delivery.events (id);
create index events_message on delivery.events (message_id);
select database.guard('delivery.events');

-- Where an audience is counted before it is believed.
create unlogged table delivery.staging (
    run_id     bigint  not null,
    contact_id uuid    not null,
    list_id    uuid    not null,
    key_id     integer not null,
    key_hash   bytea   not null
);
create index staging_run on delivery.staging (run_id);
select database.shared('delivery.staging');

-- A node's claims belong to its present life.
create table delivery.nodes (
    id         integer     generated always as identity primary key,
    name       text        not null unique,
    epoch      bigint      not null,
    started_at timestamptz not null
);
select database.engine_only('delivery.nodes');

create view delivery.v_runs as
    select account_id, id as run_id, mailing_id, campaign_id, domain_id, from_address, list_ids, state, opened_at,
           started_at, finished_at
      from delivery.runs;
select database.publish('delivery.v_runs');

create view delivery.v_messages as
    select id as message_id, account_id, nullif(run_id, 0) as run_id, contact_id, list_id, key_id, key_hash, state,
           attempt, skip, claimed_at, settled_at
      from delivery.messages;
select database.publish('delivery.v_messages');

create view delivery.v_events as
    select id as event_id, account_id, message_id, nullif(run_id, 0) as run_id, state, attempt, phase, code, enhanced,
           reply, host, at
      from delivery.events;
select database.publish('delivery.v_events');

-- What the abuse desk works on. Over all accounts, seen by the operator's people only.

select database.open_schema('abuse');

create table abuse.cases (
    id            uuid        not null primary key,
    number        bigint      generated always as identity (start with 1001),
    state         text        not null default 'OPEN' check (state in ('OPEN', 'CLOSED')),
    verdict       text        not null check (verdict in ('OURS', 'COPIED', 'DAMAGED', 'FORGED', 'UNKNOWN')),
    findings      text        not null default '' check (length(findings) <= 1000),
    door          text        not null check (door in ('DESK', 'PORTAL', 'MAIL')),
    mailing_id    text check (length(mailing_id) <= 12),
    message_id    bigint,
    account_id    bigint,
    campaign_id   uuid,
    contact_id    uuid,
    contact_email text check (length(contact_email) <= 400),
    list_id       uuid,
    reporter      text check (length(reporter) <= 400),
    said          text check (length(said) <= 20000),
    raw           bytea,
    suppressed_at timestamptz,
    received_at   timestamptz not null,
    due_at        timestamptz not null,
    closed_at     timestamptz
);
create unique index cases_number on abuse.cases (number);
create index cases_newest on abuse.cases (state, received_at desc, id desc);
create index cases_message on abuse.cases (message_id) where message_id is not null;
create index cases_account on abuse.cases (account_id) where account_id is not null;
select database.engine_only('abuse.cases');

-- What was done about a case, in order.
create table abuse.steps (
    number  bigint      generated always as identity primary key,
    case_id uuid        not null references abuse.cases,
    at      timestamptz not null,
    by_kind text        not null,
    by_id   uuid,
    by_name text        not null check (length(by_name) <= 200),
    action  text        not null check (length(action) <= 40),
    note    text        not null default '' check (length(note) <= 2000)
);
create index steps_case on abuse.steps (case_id, number);
select database.engine_only('abuse.steps');

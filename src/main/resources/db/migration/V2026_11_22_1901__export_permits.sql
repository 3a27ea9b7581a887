-- What leaves the house in bulk: who asked for it and why, the canaries that went along, and who looked at contacts.

select database.open_schema('export');

create table export.permits (
    account_id bigint      not null references account.accounts,
    id         uuid        not null,
    what       text        not null check (length(what) between 1 and 200),
    contacts   bigint      not null check (contacts >= 0),
    reason     text        not null check (length(reason) between 1 and 1000),
    asked_at   timestamptz not null,
    opens_at   timestamptz not null,
    closes_at  timestamptz not null,
    by_kind    text        not null,
    by_id      uuid,
    by_name    text        not null check (length(by_name) <= 300),
    via_id     uuid,
    ip         text        not null check (length(ip) <= 60),
    user_agent text        check (length(user_agent) <= 500),
    fetched_at timestamptz,
    stopped_at timestamptz,
    stopped_by text        check (length(stopped_by) <= 300),
    primary key (account_id, id)
);
select database.guard('export.permits');
create index on export.permits (account_id, asked_at);

-- Addresses nobody else has. Each is in one export only, and mail to it tells where that export has gone.
create table export.canaries (
    account_id bigint      not null references account.accounts,
    id         uuid        not null,
    permit_id  uuid        not null,
    email      text        not null check (length(email) <= 254),
    first_name text        not null check (length(first_name) <= 60),
    last_name  text        not null check (length(last_name) <= 60),
    made_at    timestamptz not null,
    rings      bigint      not null default 0,
    rang_at    timestamptz,
    mail_from  text        check (length(mail_from) <= 320),
    mail_head  text        check (length(mail_head) <= 4000),
    primary key (account_id, id),
    foreign key (account_id, permit_id) references export.permits (account_id, id)
);
select database.guard('export.canaries');
create unique index on export.canaries (email);
create index on export.canaries (account_id, permit_id);

-- Views of contacts, counted per person and hour until they become one line of the audit log.
create table export.views (
    account_id bigint      not null references account.accounts,
    hour_at    timestamptz not null,
    by_kind    text        not null,
    by_id      uuid        not null,
    by_name    text        not null check (length(by_name) <= 300),
    tables     bigint      not null,
    contacts   bigint      not null,
    primary key (account_id, hour_at, by_kind, by_id, by_name)
);
select database.guard('export.views');
create index on export.views (hour_at);

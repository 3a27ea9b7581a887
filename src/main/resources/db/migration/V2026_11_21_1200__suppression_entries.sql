-- Who must not be mailed. An entry knows the keyed hash of an address; the address itself only where the account typed it in.

select database.open_schema('suppression');

create table suppression.entries (
    account_id    bigint      not null,
    id            uuid        not null,
    key_id        integer     not null,
    hash          bytea       not null check (octet_length(hash) = 32),
    mailbox       boolean     not null default false, -- stands for the mailbox behind a tagged address
    list_id       uuid,                               -- null: the whole account
    reason        text        not null check (reason in
        ('UNSUBSCRIBED', 'OBJECTION', 'COMPLAINT', 'HARD', 'SOFT', 'ERASED', 'MANUAL')),
    address       text check (address is null or char_length(address) <= 400 and reason = 'MANUAL'),
    by_kind       text        not null,
    by_id         uuid,
    by_name       text        not null check (char_length(by_name) <= 200),
    cause         text        not null check (char_length(cause) <= 300),
    suppressed_at timestamptz not null,
    primary key (account_id, id),
    constraint entries_once unique nulls not distinct (account_id, hash, list_id, reason, mailbox)
);
create index entries_newest on suppression.entries (account_id, suppressed_at desc, id desc) where not mailbox;
select database.guard('suppression.entries');

-- For everybody here, whoever the sender is.
create table suppression.everywhere (
    hash          bytea       not null check (octet_length(hash) = 32),
    key_id        integer     not null,
    reason        text        not null check (reason in
        ('UNSUBSCRIBED', 'OBJECTION', 'COMPLAINT', 'HARD', 'SOFT', 'ERASED', 'MANUAL')),
    by_kind       text        not null,
    by_id         uuid,
    by_name       text        not null check (char_length(by_name) <= 200),
    cause         text        not null check (char_length(cause) <= 300),
    suppressed_at timestamptz not null,
    primary key (hash, reason)
);
grant select on suppression.everywhere to mf_desk;
select database.engine_only('suppression.everywhere');

-- What delivery follows. account_id is null for what holds everywhere.
create table suppression.changes (
    number     bigint generated always as identity primary key,
    account_id bigint,
    key_id     integer not null,
    hash       bytea   not null,
    list_id    uuid,
    added      boolean not null
);
select database.guard_insert_only('suppression.changes');

create view suppression.v_entries as
    select account_id, key_id, hash, list_id, reason from suppression.entries;
select database.publish('suppression.v_entries');

create view suppression.v_everywhere as
    select key_id, hash, reason from suppression.everywhere;
select database.publish('suppression.v_everywhere');

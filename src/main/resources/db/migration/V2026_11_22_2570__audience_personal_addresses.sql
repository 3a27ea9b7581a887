-- Addresses that look like a function's and are a person's, as a person of the operator saw. Only the keyed hash is kept.

create table audience.personal_addresses (
    id          uuid        not null primary key,
    hash        bytea       not null unique check (octet_length(hash) = 32),
    key_id      integer     not null,
    by_kind     text        not null,
    by_id       uuid,
    by_name     text        not null check (char_length(by_name) <= 200),
    cause       text        not null check (char_length(cause) <= 300),
    recorded_at timestamptz not null
);
grant select on audience.personal_addresses to mf_desk;
select database.engine_only('audience.personal_addresses');

-- What a person proves with beside a password: mailed codes and links, recovery codes, devices, passkeys.
-- People live in a higher module, so their ids carry no reference.

select database.open_schema('factor');

create table factor.mailed_codes (
    id           uuid primary key,
    user_id      uuid        not null,
    purpose      text        not null check (purpose in ('sign-in', 'step-up', 'address')),
    subject      text        not null check (length(subject) <= 254),
    ip           text        not null check (length(ip) <= 60),
    requested_at timestamptz not null,
    code_mac     bytea,
    expires_at   timestamptz,
    tries        int         not null default 0,
    used_at      timestamptz
);
select database.engine_only('factor.mailed_codes');
create index on factor.mailed_codes (user_id, purpose, requested_at desc);

create table factor.mailed_links (
    id            uuid primary key,
    purpose       text        not null check (purpose in ('reset', 'invitation')),
    subject       text        not null check (length(subject) <= 254),
    ip            text        not null check (length(ip) <= 60),
    requested_at  timestamptz not null,
    expires_at    timestamptz not null,
    secret_sha256 bytea       unique check (length(secret_sha256) = 32),
    ended_at      timestamptz
);
select database.engine_only('factor.mailed_links');
create index on factor.mailed_links (purpose, subject, requested_at desc);

create table factor.recovery_codes (
    user_id  uuid        not null,
    code_mac bytea       not null,
    made_at  timestamptz not null,
    used_at  timestamptz,
    primary key (user_id, code_mac)
);
select database.engine_only('factor.recovery_codes');

create table factor.devices (
    id           uuid primary key,
    user_id      uuid        not null,
    token_sha256 bytea       not null check (length(token_sha256) = 32),
    user_agent   text        check (length(user_agent) <= 500),
    ip           text        not null check (length(ip) <= 60),
    first_at     timestamptz not null,
    seen_at      timestamptz not null,
    unique (user_id, token_sha256)
);
select database.engine_only('factor.devices');
create index on factor.devices (token_sha256);

create table factor.passkeys (
    id            uuid primary key,
    user_id       uuid        not null,
    credential_id bytea       not null unique check (length(credential_id) between 1 and 1023),
    attested      bytea       not null check (length(attested) <= 4000),
    sign_count    bigint      not null,
    name          text        not null check (length(name) between 1 and 100),
    made_at       timestamptz not null,
    used_at       timestamptz
);
select database.engine_only('factor.passkeys');
create index on factor.passkeys (user_id);

create table factor.challenges (
    id         uuid primary key,
    user_id    uuid,
    octets     bytea       not null check (length(octets) = 32),
    expires_at timestamptz not null
);
select database.engine_only('factor.challenges');
create index on factor.challenges (expires_at);

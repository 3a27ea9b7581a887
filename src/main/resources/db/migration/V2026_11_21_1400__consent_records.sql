-- What people declared and took back: events are only added to; a body can be checked against its commitment.

select database.open_schema('consent');

-- The public half of an event: no personal data, so that it can stay for ever.
create table consent.events (
    account_id bigint      not null,
    id         uuid        not null,
    kind       text        not null check (kind in
        ('REQUESTED', 'CONFIRMED', 'IMPORTED', 'UNSUBSCRIBED', 'OBJECTED', 'COMPLAINED')),
    at         timestamptz not null,
    header     text        not null check (length(header) <= 4000),
    commitment bytea       not null check (length(commitment) = 32),
    primary key (account_id, id)
);
select database.guard_insert_only('consent.events');

-- The personal half: commitment = SHA-256(0x01, salt, body).
create table consent.facts (
    account_id bigint not null,
    event_id   uuid   not null,
    salt       bytea  not null check (length(salt) = 32),
    body       text   not null check (length(body) <= 100000),
    primary key (account_id, event_id),
    foreign key (account_id, event_id) references consent.events
);
select database.guard_insert_only('consent.facts');

-- Events that no sealed log holds yet.
create table consent.unsealed (
    account_id bigint not null,
    event_id   uuid   not null,
    primary key (event_id)
);
select database.guard('consent.unsealed');

-- What shows that a contact agreed to a list. Rows of an import keep the salt of their own commitment.
create table consent.proofs (
    account_id  bigint      not null,
    contact_id  uuid        not null,
    list_id     uuid        not null,
    event_id    uuid        not null,
    grade       text        not null check (grade in ('DOUBLE_OPT_IN', 'P1', 'P2', 'P3', 'P0')),
    consent_at  timestamptz,
    ip          text check (length(ip) <= 100),
    source      text check (length(source) <= 1000),
    origin_id   uuid,
    import_id   uuid,
    salt        bytea check (length(salt) = 32),
    recorded_at timestamptz not null,
    primary key (account_id, contact_id, list_id, event_id),
    foreign key (account_id, event_id) references consent.events
);
create index proofs_import on consent.proofs (account_id, import_id) where import_id is not null;
select database.guard('consent.proofs');

-- Registrations that wait for the click. The secret stands in the mail only.
create table consent.confirmations (
    account_id    bigint      not null,
    id            uuid        not null,
    secret_sha256 bytea       not null check (length(secret_sha256) = 32),
    contact_id    uuid        not null,
    list_id       uuid        not null,
    request_event uuid        not null,
    email         text        not null check (length(email) <= 400),
    source        text check (length(source) <= 1000),
    wording       text check (length(wording) <= 5000),
    requested_at  timestamptz not null,
    expires_at    timestamptz not null,
    confirmed_at  timestamptz,
    primary key (account_id, id)
);
create unique index confirmations_secret on consent.confirmations (secret_sha256);
create index confirmations_contact on consent.confirmations (account_id, contact_id, requested_at);
select database.guard('consent.confirmations');

-- Who took leave back, by which mail and through which door.
create table consent.withdrawals (
    account_id bigint      not null,
    event_id   uuid        not null,
    kind       text        not null check (kind in ('UNSUBSCRIBED', 'OBJECTED', 'COMPLAINED')),
    channel    text        not null check (length(channel) <= 40),
    message_id bigint      not null,
    run_id     bigint,
    contact_id uuid        not null,
    everything boolean     not null,
    at         timestamptz not null,
    primary key (account_id, event_id),
    foreign key (account_id, event_id) references consent.events
);
create index withdrawals_run on consent.withdrawals (account_id, run_id);
select database.guard('consent.withdrawals');

create view consent.v_withdrawals as
    select account_id, run_id, message_id, contact_id, kind, channel, everything, at
      from consent.withdrawals;
select database.publish('consent.v_withdrawals');

create view consent.v_proofs as
    select account_id, contact_id, list_id, event_id, grade, consent_at, ip, source, origin_id, import_id, recorded_at
      from consent.proofs;
select database.publish('consent.v_proofs');

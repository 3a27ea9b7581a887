-- The page behind its own secret where a person chooses lists, and what was chosen there.

create table consent.preference_links (
    account_id    bigint      not null,
    secret_sha256 bytea       not null unique check (length(secret_sha256) = 32),
    contact_id    uuid        not null,
    message_id    bigint      not null, -- the mail whose unsubscribe page asked for the link
    at            timestamptz not null,
    expires_at    timestamptz not null,
    primary key (account_id, secret_sha256)
);
create index preference_links_contact on consent.preference_links (account_id, contact_id, at);
create index preference_links_expires on consent.preference_links (expires_at);
select database.guard('consent.preference_links');

create table consent.preferences (
    account_id bigint      not null,
    event_id   uuid        not null,
    contact_id uuid        not null,
    at         timestamptz not null,
    primary key (account_id, event_id),
    foreign key (account_id, event_id) references ledger.events
);
create index preferences_contact on consent.preferences (account_id, contact_id);
select database.guard_insert_only('consent.preferences');

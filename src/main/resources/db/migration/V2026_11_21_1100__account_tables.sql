-- Accounts, their people and keys, the review of applications, policy texts with acceptances, the audit log.

select database.open_schema('account');

create table account.accounts (
    account_id      bigint generated always as identity primary key,
    public_id       uuid        not null unique,
    state           text        not null check (state in ('pending', 'active', 'review', 'suspended', 'rejected', 'ended')),
    state_at        timestamptz not null,
    name            text        not null check (length(name) between 1 and 200),
    legal_form      text        not null check (length(legal_form) <= 40),
    street          text        not null check (length(street) <= 200),
    postal_code     text        not null check (length(postal_code) <= 20),
    city            text        not null check (length(city) <= 100),
    country         text        not null check (country ~ '^[A-Z]{2}$'),
    phone           text        not null check (length(phone) <= 40),
    email           text        not null check (length(email) <= 254),
    website         text        check (length(website) <= 500),
    register_court  text        check (length(register_court) <= 200),
    register_number text        check (length(register_number) <= 50),
    vat_id          text        check (length(vat_id) <= 40),
    representatives text[]      not null,
    zone            text        not null check (length(zone) <= 60),
    language        text        not null check (language in ('de', 'en')),
    created_at      timestamptz not null
);
select database.guard('account.accounts');
create index on account.accounts (state, state_at, account_id);
create index on account.accounts (lower(name));

create table account.users (
    id           uuid primary key,
    name         text        not null check (length(name) between 1 and 200),
    email        text        not null check (length(email) <= 254),
    email_key    text        not null unique check (length(email_key) <= 254),
    language     text        not null check (language in ('de', 'en')),
    staff        boolean     not null,
    confirmed_at timestamptz,
    created_at   timestamptz not null
);

create table account.roles (
    account_id bigint      not null references account.accounts,
    user_id    uuid        not null references account.users,
    role       text        not null check (role in ('owner', 'editor', 'viewer')),
    granted_at timestamptz not null,
    primary key (account_id, user_id)
);
select database.guard('account.roles');
create index on account.roles (user_id);

-- A person may belong to many accounts; the desk sees those of the account it works for.
alter table account.users enable row level security;
create policy desk on account.users for select to mf_desk
    using (exists (select from account.roles r where r.user_id = users.id));
create policy engine on account.users to mf_engine using (true);
grant select on account.users to mf_desk;
grant select, insert, update, delete on account.users to mf_engine;

create table account.staff_roles (
    user_id    uuid        not null references account.users,
    role       text        not null check (role in ('reviewer', 'abuse-agent', 'engineer')),
    granted_at timestamptz not null,
    primary key (user_id, role)
);
select database.engine_only('account.staff_roles');

create table account.credentials (
    user_id        uuid primary key references account.users,
    password_hash  text        not null check (length(password_hash) <= 300),
    totp_secret    bytea,
    totp_last_step bigint      not null default 0,
    changed_at     timestamptz not null
);
select database.engine_only('account.credentials');

create table account.sessions (
    id           uuid primary key,
    token_sha256 bytea       not null unique check (length(token_sha256) = 32),
    user_id      uuid        not null references account.users,
    account_id   bigint      references account.accounts,
    opened_at    timestamptz not null,
    seen_at      timestamptz not null,
    ended_at     timestamptz,
    ip           text        not null check (length(ip) <= 60),
    user_agent   text        check (length(user_agent) <= 500)
);
select database.engine_only('account.sessions');
create index on account.sessions (user_id);

create table account.api_keys (
    id            uuid primary key,
    account_id    bigint      references account.accounts,
    user_id       uuid        not null references account.users,
    name          text        not null check (length(name) between 1 and 100),
    prefix        text        not null check (length(prefix) <= 20),
    secret_sha256 bytea       not null unique check (length(secret_sha256) = 32),
    scopes        text[]      not null,
    created_at    timestamptz not null,
    last_used_at  timestamptz,
    revoked_at    timestamptz,
    revoked_by    text        check (length(revoked_by) <= 200)
);
select database.guard('account.api_keys');
create index on account.api_keys (account_id, id desc);

create table account.applications (
    account_id             bigint primary key references account.accounts,
    user_id                uuid        not null references account.users,
    purpose                text        not null check (length(purpose) between 1 and 2000),
    expected_monthly_mails bigint      not null check (expected_monthly_mails >= 0),
    applied_at             timestamptz not null,
    confirmed_at           timestamptz,
    ip                     text        not null check (length(ip) <= 60),
    user_agent             text        check (length(user_agent) <= 500)
);
select database.guard('account.applications');

create table account.application_origins (
    account_id     bigint not null references account.accounts,
    position       int    not null,
    kind           text   not null check (kind in ('none-yet', 'own-form', 'other-system', 'paper', 'own-customers', 'other')),
    description    text   not null check (length(description) <= 2000),
    collection_url text   check (length(collection_url) <= 500),
    system         text   check (length(system) <= 200),
    period_from    date,
    period_to      date,
    contacts       bigint check (contacts >= 0),
    primary key (account_id, position)
);
select database.guard('account.application_origins');

-- What applicant and reviewer said to each other, decisions included.
create table account.vetting_notes (
    account_id bigint      not null references account.accounts,
    id         uuid        not null,
    kind       text        not null check (kind in ('ask', 'answer', 'approve', 'reject')),
    text       text        not null check (length(text) <= 5000),
    at         timestamptz not null,
    by_kind    text        not null,
    by_id      uuid,
    by_name    text        not null check (length(by_name) <= 300),
    primary key (account_id, id)
);
select database.guard_insert_only('account.vetting_notes');

-- Every change of standing: from when, why, by whom.
create table account.standings (
    account_id bigint      not null references account.accounts,
    id         uuid        not null,
    state      text        not null,
    why        text        not null check (length(why) <= 5000),
    at         timestamptz not null,
    by_kind    text        not null,
    by_id      uuid,
    by_name    text        not null check (length(by_name) <= 300),
    primary key (account_id, id)
);
select database.guard_insert_only('account.standings');

-- The statement of reasons of a suspension (DSA Art. 17).
create table account.suspensions (
    account_id bigint      not null references account.accounts,
    id         uuid        not null,
    scope      text        not null check (scope in ('sending', 'all')),
    facts      text        not null check (length(facts) between 1 and 5000),
    clause     text        not null check (length(clause) between 1 and 500),
    automated  boolean     not null,
    at         timestamptz not null,
    by_kind    text        not null,
    by_id      uuid,
    by_name    text        not null check (length(by_name) <= 300),
    lifted_at  timestamptz,
    lifted_by  text        check (length(lifted_by) <= 300),
    primary key (account_id, id)
);
select database.guard('account.suspensions');

create table account.policy_texts (
    kind         text        not null check (kind in ('terms', 'anti-spam', 'dpa')),
    version      int         not null check (version > 0),
    sha256       text        not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
    title_de     text        not null check (length(title_de) <= 200),
    title_en     text        not null check (length(title_en) <= 200),
    text_de      text        not null check (length(text_de) <= 200000),
    text_en      text        not null check (length(text_en) <= 200000),
    published_at timestamptz not null,
    effective_at timestamptz not null,
    primary key (kind, version)
);
grant select on account.policy_texts to mf_desk;
grant select, insert on account.policy_texts to mf_engine;

create table account.acceptances (
    account_id  bigint      not null references account.accounts,
    id          uuid        not null,
    user_id     uuid        not null references account.users,
    kind        text        not null,
    version     int         not null,
    sha256      text        not null,
    accepted_at timestamptz not null,
    ip          text        not null check (length(ip) <= 60),
    user_agent  text        check (length(user_agent) <= 500),
    primary key (account_id, id),
    foreign key (kind, version) references account.policy_texts
);
select database.guard_insert_only('account.acceptances');
create index on account.acceptances (account_id, kind, version);

create table account.showings (
    id         uuid primary key,
    account_id bigint      references account.accounts,
    user_id    uuid,
    kind       text        not null,
    version    int         not null,
    context    text        not null check (length(context) <= 40),
    shown_at   timestamptz not null,
    ip         text        not null check (length(ip) <= 60),
    user_agent text        check (length(user_agent) <= 500),
    foreign key (kind, version) references account.policy_texts
);
select database.guard_insert_only('account.showings');

create table account.address_confirmations (
    id            uuid primary key,
    account_id    bigint      not null references account.accounts,
    user_id       uuid        not null references account.users,
    requested_at  timestamptz not null,
    secret_sha256 bytea       unique check (length(secret_sha256) = 32),
    expires_at    timestamptz,
    confirmed_at  timestamptz,
    ip            text        check (length(ip) <= 60)
);
select database.engine_only('account.address_confirmations');
create index on account.address_confirmations (account_id, requested_at);

create table account.audit (
    id         uuid primary key,
    account_id bigint      references account.accounts,
    at         timestamptz not null,
    by_kind    text        not null,
    by_id      uuid,
    by_name    text        not null check (length(by_name) <= 300),
    action     text        not null check (length(action) <= 100),
    subject    text        not null check (length(subject) <= 300),
    details    jsonb       not null
);
select database.guard_insert_only('account.audit');
create index on account.audit (account_id, id desc);

create view account.v_accounts as
    select account_id, public_id, name, state, state_at, language, zone from account.accounts;
select database.publish('account.v_accounts');

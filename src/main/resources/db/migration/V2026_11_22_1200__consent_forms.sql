-- Sign-up forms in versions, registrations on their way to the mail that asks, and what limits such mails.

alter table consent.events drop constraint events_kind_check;
alter table consent.events add constraint events_kind_check check (kind in
    ('REQUESTED', 'ASKED', 'MAIL_ACCEPTED', 'CONFIRMED', 'IMPORTED', 'UNSUBSCRIBED', 'OBJECTED', 'COMPLAINED',
     'PREFERRED', 'ERASED'));

-- The only way a personal half goes: nobody has the right to delete, and an ERASED event must say so in the same breath.
create function consent.erase_facts(of_account bigint, ids uuid[]) returns bigint
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    gone bigint;
begin
    delete from consent.facts where account_id = of_account and event_id = any(ids);
    get diagnostics gone = row_count;
    return gone;
end
$$;
revoke execute on function consent.erase_facts from public;
grant execute on function consent.erase_facts to mf_desk, mf_engine;

create table consent.forms (
    account_id     bigint      not null,
    id             uuid        not null,
    key            text        not null unique check (key ~ '^[a-z2-7]{16}$'),
    list_id        uuid        not null,
    version        integer     not null check (version > 0),
    public_version integer,                                    -- what visitors see; null while none was ever released
    state          text        not null check (state in ('REVIEW', 'PUBLIC', 'REJECTED')),
    flags          text[]      not null default '{}',
    guard_why      text,                                       -- set while a rule lets only a few mails a day out
    guard_at       timestamptz,
    since_at       timestamptz not null,
    created_at     timestamptz not null,
    primary key (account_id, id)
);
create index forms_review on consent.forms (since_at) where state = 'REVIEW';
create index forms_list on consent.forms (account_id, list_id);
select database.guard('consent.forms');

-- What people were shown. Never changed: older consents stay with their version.
create table consent.form_versions (
    account_id     bigint      not null,
    form_id        uuid        not null,
    version        integer     not null,
    title          text        not null check (char_length(title) between 1 and 120),
    language       text        not null check (language in ('de', 'en')),
    consent_text   text        not null check (char_length(consent_text) between 1 and 2000),
    tracking_text  text        check (char_length(tracking_text) between 1 and 1000),
    frequency_max  smallint    check (frequency_max between 1 and 31),
    frequency_per  text        check (frequency_per in ('WEEK', 'MONTH', 'QUARTER')),
    privacy_url    text        not null check (char_length(privacy_url) <= 500),
    fields         jsonb       not null check (jsonb_typeof(fields) = 'array'),
    captcha        text        not null check (captcha in ('altcha', 'none')),
    redirect_url   text        check (char_length(redirect_url) <= 500),
    imprint        text        not null check (char_length(imprint) <= 2000),
    by_kind        text        not null,
    by_id          uuid,
    by_name        text        not null,
    created_at     timestamptz not null,
    primary key (account_id, form_id, version),
    foreign key (account_id, form_id) references consent.forms,
    check ((frequency_max is null) = (frequency_per is null))
);
select database.guard_insert_only('consent.form_versions');

create table consent.form_remarks (
    account_id  bigint      not null,
    form_id     uuid        not null,
    id          uuid        not null,
    version     integer     not null,
    kind        text        not null check (kind in ('APPROVE', 'ASK', 'REJECT', 'ANSWER')),
    note        text        not null check (char_length(note) <= 2000),
    by_kind     text        not null,
    by_id       uuid,
    by_name     text        not null,
    remarked_at timestamptz not null,
    primary key (account_id, form_id, id),
    foreign key (account_id, form_id) references consent.forms
);
select database.guard_insert_only('consent.form_remarks');

-- How many came how far, per day; no person behind a number.
create table consent.form_days (
    account_id bigint not null,
    form_id    uuid   not null,
    day        date   not null,
    shown      bigint not null default 0,
    posted     bigint not null default 0,
    asked      bigint not null default 0,
    confirmed  bigint not null default 0,
    hard       bigint not null default 0,
    not_me     bigint not null default 0,
    primary key (account_id, form_id, day)
);
select database.guard('consent.form_days');

-- Somebody registered; nobody has looked yet whether the address is known, suppressed, or asked too often.
create table consent.registrations (
    account_id   bigint      not null,
    id           uuid        not null,
    list_id      uuid        not null,
    form_id      uuid,
    form_version integer,
    event_id     uuid        not null,
    contact_id   uuid,
    email        text        not null check (char_length(email) <= 400),
    hash         bytea       not null,
    fields       jsonb       not null default '{}',
    language     text        not null check (language in ('de', 'en')),
    source       text        check (char_length(source) <= 1000),
    wording      text        check (char_length(wording) <= 5000),
    ip           text        check (char_length(ip) <= 100),
    human        boolean     not null,
    tracking     boolean     not null,
    requested_at timestamptz not null,
    due_at       timestamptz not null,
    state        text        not null check (state in ('WAITING', 'ASKED', 'DROPPED')),
    why          text,
    primary key (account_id, id)
);
create index registrations_due on consent.registrations (due_at) where state = 'WAITING';
create index registrations_hash on consent.registrations (hash, requested_at);
create index registrations_requested on consent.registrations (requested_at);
select database.guard('consent.registrations');

-- Mails that asked, over all accounts, by a keyed hash of the mailbox. The gate row is the lock.
create table consent.asked_gates (
    hash       bytea       primary key,
    touched_at timestamptz not null
);
select database.engine_only('consent.asked_gates');

create table consent.asked (
    hash       bytea       not null,
    account_id bigint      not null,
    form_id    uuid,
    at         timestamptz not null,
    primary key (hash, at, account_id)
);
create index asked_at on consent.asked (at);
select database.engine_only('consent.asked');

-- "Never ask me again": for all accounts here, for 24 months, until the person lifts it.
create table consent.never_asked (
    hash          bytea       primary key,
    secret_sha256 bytea       not null unique,
    said_at       timestamptz not null,
    until_at      timestamptz not null
);
select database.engine_only('consent.never_asked');

-- Solved tasks work once.
create table consent.spent_tasks (
    task       text        primary key check (char_length(task) <= 100),
    expires_at timestamptz not null
);
select database.engine_only('consent.spent_tasks');

-- What remains of a registration nobody confirmed: for 30 days, so that its page can say it came too late.
create table consent.expired_secrets (
    secret_sha256 bytea       primary key,
    stop_sha256   bytea       unique,
    hash          bytea       not null,
    expired_at    timestamptz not null
);
select database.engine_only('consent.expired_secrets');

-- How far a reader of lower modules' journals has come.
create table consent.cursors (
    name  text   primary key,
    value bigint not null
);
select database.engine_only('consent.cursors');

alter table consent.confirmations
    add column form_id       uuid,
    add column form_version  integer,
    add column language      text    not null default 'de',
    add column tracking      boolean not null default false,
    add column stop_sha256   bytea   check (length(stop_sha256) = 32),
    add column message_id    bigint,
    add column asked_event   uuid,
    add column accept_event  uuid,
    add column confirm_event uuid;
create unique index confirmations_stop on consent.confirmations (stop_sha256);
create index confirmations_message on consent.confirmations (message_id);
create index confirmations_expires on consent.confirmations (expires_at) where confirmed_at is null;

alter table consent.proofs
    add column form_id         uuid,
    add column form_version    integer,
    add column confirmation_id uuid,
    add column tracking        boolean not null default false;

create or replace view consent.v_proofs as
    select account_id, contact_id, list_id, event_id, grade, consent_at, ip, source, origin_id, import_id, recorded_at,
           form_id, form_version, tracking
      from consent.proofs;
select database.publish('consent.v_proofs');

create view consent.v_form_versions as
    select account_id, form_id, version, language, frequency_max, frequency_per from consent.form_versions;
select database.publish('consent.v_form_versions');

-- How lists are cleaned: what a refusal led to and how it is undone, soft counters, the guard against a provider's bad day.

alter table feedback.bounces
    add column host_group  text check (length(host_group) <= 255),  -- who runs the refusing host
    add column domain      text check (length(domain) <= 255),      -- of the recipient
    add column good        boolean not null default false,          -- it had taken an earlier mailing
    add column incident_id uuid,
    add column reason      text check (reason in ('HARD', 'SOFT')), -- it was deactivated for that
    add column list_ids    uuid[] not null default '{}',            -- from these lists
    add column undone_at   timestamptz;
create index bounces_incident on feedback.bounces (incident_id) where incident_id is not null;
create index bounces_domain on feedback.bounces (domain, at);
create index bounces_group on feedback.bounces (host_group, at);
create index bounces_at on feedback.bounces (at);

-- Failures in a row of one address, over all its lists.
create table feedback.soft_counts (
    account_id  bigint      not null,
    contact_id  uuid        not null,
    in_a_row    integer     not null,
    first_at    timestamptz not null,
    last_at     timestamptz not null,
    accepted_at timestamptz,
    primary key (account_id, contact_id)
);
select database.guard('feedback.soft_counts');

-- Final answers by who runs the receiving host, over all accounts.
create table feedback.host_hours (
    host_group text        not null check (length(host_group) <= 255),
    hour_at    timestamptz not null,
    tried      bigint      not null,
    hard       bigint      not null,
    primary key (host_group, hour_at)
);
select database.engine_only('feedback.host_hours');

-- Final answers by account and day.
create table feedback.account_days (
    account_id bigint not null,
    day_at     timestamptz not null,
    tried      bigint not null,
    hard       bigint not null,
    primary key (account_id, day_at)
);
select database.guard('feedback.account_days');

-- What stops deactivation: a provider refuses by mistake, or a company's domain is broken for a while.
create table feedback.incidents (
    id        uuid        not null primary key,
    kind      text        not null check (kind in ('PROVIDER', 'DOMAIN')),
    name      text        not null check (length(name) <= 255),
    begun_at  timestamptz not null,
    until_at  timestamptz not null,
    why       text        not null check (length(why) <= 300),
    by_name   text        not null check (length(by_name) <= 300),
    undone_at timestamptz,
    undone_by text        check (length(undone_by) <= 300)
);
create index incidents_name on feedback.incidents (name, until_at);
select database.engine_only('feedback.incidents');

create or replace view feedback.v_bounces as
    select account_id, message_id, way, run_id, contact_id, class, applied, status, reply_code, reply, at,
           host_group, reason, incident_id, undone_at, why
      from feedback.bounces;
select database.publish('feedback.v_bounces');

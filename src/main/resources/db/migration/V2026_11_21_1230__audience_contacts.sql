-- Contacts, lists, memberships and where they came from.

select database.open_schema('audience');

create table audience.origins (
    account_id     bigint      not null,
    id             uuid        not null,
    kind           text        not null check (kind in
        ('none-yet', 'own-form', 'other-system', 'paper', 'own-customers', 'other')),
    description    text        not null check (char_length(description) between 1 and 2000),
    collection_url text check (char_length(collection_url) <= 500),
    system         text check (char_length(system) <= 200),
    period_from    date,
    period_to      date,
    contacts       bigint check (contacts >= 0),
    by_kind        text        not null,
    by_id          uuid,
    by_name        text        not null,
    stated_at      timestamptz not null,
    primary key (account_id, id)
);
select database.guard_insert_only('audience.origins');

create table audience.lists (
    account_id    bigint      not null,
    id            uuid        not null,
    name          text        not null check (char_length(name) between 1 and 60),
    description   text        not null default '' check (char_length(description) <= 300),
    frequency_max smallint check (frequency_max between 1 and 31),
    frequency_per text check (frequency_per in ('WEEK', 'MONTH', 'QUARTER')),
    by_kind       text        not null,
    by_id         uuid,
    by_name       text        not null,
    created_at    timestamptz not null,
    primary key (account_id, id),
    check ((frequency_max is null) = (frequency_per is null))
);
select database.guard('audience.lists');

create table audience.contacts (
    account_id   bigint           not null,
    id           uuid             not null,
    email        text             not null check (char_length(email) <= 320), -- as given, for sending
    key          text collate "C" not null check (char_length(key) <= 320),   -- tells two addresses apart
    key_id       integer          not null,
    hash         bytea            not null,                                   -- the address as suppression knows it
    mailbox_hash bytea,                                                       -- and the mailbox behind it, where it differs
    fields       jsonb            not null default '{}' check (jsonb_typeof(fields) = 'object'),
    origin_id    uuid,
    import_id    uuid,                                                        -- the import that brought it into being
    created_at   timestamptz      not null,
    primary key (account_id, id),
    constraint contacts_key unique (account_id, key)
);
create index contacts_hash on audience.contacts (account_id, hash);
create index contacts_import on audience.contacts (account_id, import_id) where import_id is not null;
select database.guard('audience.contacts');

create table audience.memberships (
    account_id bigint           not null,
    contact_id uuid             not null,
    list_id    uuid             not null,
    key        text collate "C" not null, -- the contact's, so that a list can be paged by address
    status     text             not null check (status in
        ('UNCONFIRMED', 'SUBSCRIBED', 'UNSUBSCRIBED', 'BOUNCED', 'COMPLAINED', 'HELD')),
    reason     text check (reason ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    since_at   timestamptz      not null,
    by_kind    text             not null,
    by_id      uuid,
    by_name    text             not null,
    origin_id  uuid,
    import_id  uuid,
    created_at timestamptz      not null,
    primary key (account_id, contact_id, list_id),
    foreign key (account_id, contact_id) references audience.contacts on delete cascade,
    foreign key (account_id, list_id) references audience.lists
);
create index memberships_list on audience.memberships (account_id, list_id, key);
create index memberships_status on audience.memberships (account_id, list_id, status, key);
create index memberships_import on audience.memberships (account_id, import_id) where import_id is not null;
select database.guard('audience.memberships');

-- How many stand how on a list; kept by the triggers below, statement by statement.
create table audience.list_counts (
    account_id bigint not null,
    list_id    uuid   not null,
    status     text   not null,
    members    bigint not null,
    primary key (account_id, list_id, status)
);
select database.guard('audience.list_counts');

create function audience.count_arrivals() returns trigger language plpgsql as $$
begin
    insert into audience.list_counts as c (account_id, list_id, status, members)
    select account_id, list_id, status, count(*) from fresh group by 1, 2, 3 order by 1, 2, 3
    on conflict (account_id, list_id, status) do update set members = c.members + excluded.members;
    return null;
end
$$;

create function audience.count_departures() returns trigger language plpgsql as $$
begin
    insert into audience.list_counts as c (account_id, list_id, status, members)
    select account_id, list_id, status, -count(*) from stale group by 1, 2, 3 order by 1, 2, 3
    on conflict (account_id, list_id, status) do update set members = c.members + excluded.members;
    return null;
end
$$;

create function audience.count_changes() returns trigger language plpgsql as $$
begin
    insert into audience.list_counts as c (account_id, list_id, status, members)
    select account_id, list_id, status, sum(n)
      from (select account_id, list_id, status, 1 as n from fresh
            union all
            select account_id, list_id, status, -1 from stale) as steps
     group by 1, 2, 3 having sum(n) <> 0 order by 1, 2, 3
    on conflict (account_id, list_id, status) do update set members = c.members + excluded.members;
    return null;
end
$$;

create trigger count_arrivals after insert on audience.memberships
    referencing new table as fresh for each statement execute function audience.count_arrivals();
create trigger count_departures after delete on audience.memberships
    referencing old table as stale for each statement execute function audience.count_departures();
create trigger count_changes after update on audience.memberships
    referencing new table as fresh old table as stale for each statement execute function audience.count_changes();

-- Which fields an import added to contacts that were here before, so that they can be taken away again.
create table audience.filled_fields (
    account_id bigint not null,
    import_id  uuid   not null,
    contact_id uuid   not null,
    fields     jsonb  not null,
    primary key (account_id, import_id, contact_id),
    foreign key (account_id, contact_id) references audience.contacts on delete cascade
);
select database.guard('audience.filled_fields');

-- Where COPY writes to: without row-level security, which refuses COPY, and without a log, because a batch that
-- did not commit is read again.
create unlogged table audience.intake (
    batch_id     uuid             not null,
    id           uuid             not null,
    email        text             not null,
    key          text collate "C" not null,
    key_id       integer          not null,
    hash         bytea            not null,
    mailbox_hash bytea,
    fields       jsonb            not null,
    status       text             not null,
    reason       text
);
create index intake_batch on audience.intake (batch_id, key);
select database.engine_only('audience.intake');

create view audience.v_contacts as
    select account_id, id, email, key, key_id, hash, mailbox_hash, fields, origin_id, import_id
      from audience.contacts;
select database.publish('audience.v_contacts');

create view audience.v_memberships as
    select account_id, contact_id, list_id, key, status, reason, import_id, origin_id, since_at as since
      from audience.memberships;
select database.publish('audience.v_memberships');

create view audience.v_lists as
    select account_id, id, name, frequency_max, frequency_per from audience.lists;
select database.publish('audience.v_lists');

-- What an account knows about a contact beside its address: typed fields, tags, and what happened to it.

create table audience.fields (
    account_id bigint           not null,
    key        text collate "C" not null check (key ~ '^[a-z][A-Za-z0-9]{0,30}$'),
    label      text             not null check (char_length(label) between 1 and 60),
    type       text             not null check (type in ('TEXT', 'NUMBER', 'DATE', 'YES_NO', 'CHOICE')),
    choices    text[]           not null default '{}',
    created_at timestamptz      not null,
    primary key (account_id, key)
);
select database.guard('audience.fields');

create table audience.tags (
    account_id bigint           not null,
    tag        text collate "C" not null check (char_length(tag) between 1 and 40),
    contacts   bigint           not null default 0, -- kept by the triggers below
    created_at timestamptz      not null,
    primary key (account_id, tag)
);
select database.guard('audience.tags');

create table audience.contact_tags (
    account_id bigint           not null,
    contact_id uuid             not null,
    tag        text collate "C" not null,
    key        text collate "C" not null, -- the contact's, so that a tag can be paged by address
    primary key (account_id, contact_id, tag),
    foreign key (account_id, contact_id) references audience.contacts on delete cascade,
    foreign key (account_id, tag) references audience.tags
);
create index contact_tags_page on audience.contact_tags (account_id, tag, key);
select database.guard('audience.contact_tags');

create function audience.count_tagged() returns trigger language plpgsql as $$
begin
    update audience.tags t set contacts = t.contacts + n.n
      from (select account_id, tag, count(*) as n from fresh group by 1, 2 order by 1, 2) n
     where t.account_id = n.account_id and t.tag = n.tag;
    return null;
end
$$;

create function audience.count_untagged() returns trigger language plpgsql as $$
begin
    update audience.tags t set contacts = t.contacts - n.n
      from (select account_id, tag, count(*) as n from stale group by 1, 2 order by 1, 2) n
     where t.account_id = n.account_id and t.tag = n.tag;
    return null;
end
$$;

create trigger count_tagged after insert on audience.contact_tags
    referencing new table as fresh for each statement execute function audience.count_tagged();
create trigger count_untagged after delete on audience.contact_tags
    referencing old table as stale for each statement execute function audience.count_untagged();

-- What happened to a contact and is no longer the case. STANDING is how it stood before, from when and why.
create table audience.history (
    account_id bigint      not null,
    contact_id uuid        not null,
    id         bigint      generated always as identity,
    kind       text        not null check (kind in ('STANDING', 'FIELDS', 'ADDRESS', 'TAGS', 'MERGED')),
    list_id    uuid,
    status     text,
    reason     text,
    note       text        not null default '' check (char_length(note) <= 400),
    by_kind    text        not null,
    by_id      uuid,
    by_name    text        not null,
    at         timestamptz not null,
    primary key (account_id, contact_id, id),
    foreign key (account_id, contact_id) references audience.contacts on delete cascade
);
select database.guard_insert_only('audience.history');

create function audience.keep_standing() returns trigger language plpgsql as $$
begin
    insert into audience.history (account_id, contact_id, kind, list_id, status, reason, by_kind, by_id, by_name, at)
    select s.account_id, s.contact_id, 'STANDING', s.list_id, s.status, s.reason, s.by_kind, s.by_id, s.by_name, s.since_at
      from stale s
      join fresh f on f.account_id = s.account_id and f.contact_id = s.contact_id and f.list_id = s.list_id
     where (f.status, f.reason, f.since_at) is distinct from (s.status, s.reason, s.since_at);
    return null;
end
$$;
create trigger keep_standing after update on audience.memberships
    referencing new table as fresh old table as stale for each statement execute function audience.keep_standing();

create or replace view audience.v_contacts as
    select account_id, id, email, key, key_id, hash, mailbox_hash, fields, origin_id, import_id, created_at
      from audience.contacts;
select database.publish('audience.v_contacts');

create view audience.v_fields as select account_id, key, label, type, choices from audience.fields;
select database.publish('audience.v_fields');

create view audience.v_contact_tags as select account_id, contact_id, tag, key from audience.contact_tags;
select database.publish('audience.v_contact_tags');

-- Saved conditions over contacts, and who fulfilled one when a picture of it was taken.

select database.open_schema('segments');

create table segments.segments (
    account_id bigint      not null,
    id         uuid        not null,
    name       text        not null check (char_length(name) between 1 and 60),
    rules      jsonb       not null check (jsonb_typeof(rules) = 'object'),
    kind       text        not null check (kind in ('LIVE', 'SNAPSHOT')),
    contacts   bigint      not null,  -- as last counted
    counted_at timestamptz not null,
    by_kind    text        not null,
    by_id      uuid,
    by_name    text        not null,
    created_at timestamptz not null,
    primary key (account_id, id)
);
select database.guard('segments.segments');

create table segments.members (
    account_id bigint           not null,
    segment_id uuid             not null,
    key        text collate "C" not null, -- the contact's address when the picture was taken
    contact_id uuid             not null,
    primary key (account_id, segment_id, key),
    foreign key (account_id, segment_id) references segments.segments on delete cascade,
    foreign key (account_id, contact_id) references audience.contacts on delete cascade
);
create index members_contact on segments.members (account_id, contact_id);
select database.guard('segments.members');

-- Cards people filled in by hand and somebody typed in, with their photo under the master key.

select database.open_schema('counter');

create table counter.cards (
    account_id bigint      not null,
    id         uuid        not null,
    contact_id uuid        not null,
    list_id    uuid        not null,
    signed_on  date        not null,
    wording    text        not null check (char_length(wording) between 1 and 5000),
    photo      bytea       not null,
    photo_type text        not null check (photo_type in ('image/jpeg', 'image/png', 'application/pdf')),
    sha256     bytea       not null check (octet_length(sha256) = 32), -- of the photo as it came
    by_kind    text        not null,
    by_id      uuid,
    by_name    text        not null,
    created_at timestamptz not null,
    primary key (account_id, id),
    foreign key (account_id, contact_id) references audience.contacts on delete cascade
);
create index cards_contact on counter.cards (account_id, contact_id);
select database.guard('counter.cards');

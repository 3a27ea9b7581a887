-- Who was in a segment when a mailing to it was confirmed for a later hour. Kept until that hour.

create table segments.pictures (
    account_id bigint      not null,
    picture_id uuid        not null,
    contact_id uuid        not null,
    taken_at   timestamptz not null,
    primary key (account_id, picture_id, contact_id),
    foreign key (account_id, contact_id) references audience.contacts on delete cascade
);
create index pictures_contact on segments.pictures (account_id, contact_id);
select database.guard('segments.pictures');
